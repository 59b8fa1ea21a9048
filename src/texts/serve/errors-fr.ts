import type { Say } from "../error-texts.ts";
import type { ServerErrorKind } from "./error-kinds.ts";

const newLink = "fathom serve --link en affiche un nouveau.";

const ways =
  "L’une de ces formes : --lan --cert FICHIER --key FICHIER (chiffré), --lan --proxy NOM (derrière un proxy HTTPS), --lan-http (non chiffré).";
const usable = "Donnez un certificat au format PEM avec --cert, suivi de sa chaîne, et sa clé avec --key.";

export const serverErrorsFr: Readonly<Record<ServerErrorKind, Say>> = {
  "bad-request": () => ({
    message: "Le serveur n’a pas compris la page.",
    hint: "Rechargez la page : elle est peut-être plus ancienne que le serveur.",
  }),
  "certificate-early": (d) => ({
    message: `Le certificat dans ${d.file ?? "le fichier"} n’est valable qu’à partir du ${d.said ?? "futur"}.`,
    hint: "Vérifiez la date de cet ordinateur.",
  }),
  "certificate-expired": (d) => ({
    message: `Le certificat dans ${d.file ?? "le fichier"} a expiré le ${d.said ?? "jour dit"}.`,
    hint: "Renouvelez-le : les navigateurs avertiraient comme si quelqu’un écoutait.",
  }),
  "certificate-unusable": (d) => ({
    message: `Le certificat dans ${d.file ?? "le fichier"} est inutilisable : ${d.said ?? "TLS le refuse"}.`,
    hint: usable,
  }),
  "foreign-origin": () => ({ message: "Le serveur ne répond qu’à sa propre page.", hint: "" }),
  "guessable-token": (d) => ({
    message: `${d.keyName ?? "Le jeton"} est si court qu’on pourrait le deviner depuis le réseau.`,
    hint: "Sans lui, un bon jeton est tiré au hasard et gardé ; ou bien donnez 43 caractères au hasard.",
  }),
  "key-encrypted": (d) => ({
    message: `La clé privée dans ${d.file ?? "le fichier"} est chiffrée.`,
    hint: "fathom serve ne demande pas de phrase secrète. Faites un fichier sans elle, lisible par vous seul : openssl pkey -in CLÉ -out CLAIR.",
  }),
  "lan-alone": () => ({ message: "--lan ne dit pas comment laisser entrer d’autres appareils.", hint: ways }),
  "lan-half": () => ({ message: "Un certificat et sa clé vont ensemble.", hint: ways }),
  "lan-missing": () => ({ message: "--cert, --key et --proxy ne font rien sans --lan.", hint: ways }),
  "lan-proxy-name": (d) => ({
    message: `--proxy ne peut pas être ${d.said ?? "cela"}.`,
    hint: "Donnez le nom que voient les navigateurs, sans https:// ni chemin : chat.example.org, ou chat.example.org:8443.",
  }),
  "lan-ways": () => ({ message: "Ces façons de laisser entrer d’autres appareils s’excluent.", hint: ways }),
  "no-fathom": (d) => ({
    message: `Ce qui répond à ${d.host ?? "cette adresse"} n’est pas Fathom.`,
    hint: "Vérifiez --port, et que le serveur a été lancé avec le certificat qu’il montre.",
  }),
  "no-server": () => ({
    message: "Aucun serveur ne tourne.",
    hint: "Lancez fathom serve. S’il a son propre port, nommez-le : --port P.",
  }),
  "no-session": () => ({ message: "Cette page demande un lien de lancement.", hint: newLink }),
  closing: () => ({ message: "Le serveur s’arrête.", hint: "Relancez-le, puis demandez à nouveau." }),
  "nothing-to-continue": () => ({ message: "Il n’y a rien à poursuivre : cette réponse est complète, ou vient encore.", hint: "" }),
  "no-such-conversation": () => ({ message: "Cette conversation n’est pas là.", hint: "Elle a peut-être été supprimée entre-temps." }),
  "no-such-message": () => ({
    message: "Ce message n’est pas là.",
    hint: "Sa conversation a peut-être été supprimée entre-temps.",
  }),
  "not-built": () => ({ message: "La page n’a pas été construite.", hint: "npm start la construit." }),
  "not-certificate": (d) => ({ message: `${d.file ?? "Le fichier"} ne contient pas de certificat au format PEM.`, hint: usable }),
  "not-private-key": (d) => ({ message: `${d.file ?? "Le fichier"} ne contient pas de clé privée au format PEM.`, hint: usable }),
  "not-found": () => ({ message: "Il n’y a rien à cette adresse.", hint: "" }),
  "other-key": (d) => ({ message: `La clé privée dans ${d.file ?? "le fichier"} n’est pas celle du certificat.`, hint: usable }),
  "other-token": () => ({
    message: "Le serveur qui tourne a un autre jeton.",
    hint: "Donnez à FATHOM_TOKEN, ou à FATHOM_HOME, la même valeur que pour le serveur.",
  }),
  "port-taken": (d) => ({
    message: `Le port ${d.said ?? ""} ne peut pas servir.`,
    hint: "Choisissez-en un autre avec --port, ou aucun pour un port libre.",
  }),
  "request-not-json": () => ({ message: "Le serveur ne prend que du JSON.", hint: "" }),
  "request-too-large": () => ({ message: "La conversation est trop grande pour être envoyée.", hint: "Commencez-en une nouvelle." }),
  "run-elsewhere": () => ({ message: "Un autre programme produit cette réponse.", hint: "Arrêtez-la là-bas." }),
  "too-many-runs": () => ({
    message: "Trop de réponses sont en cours en même temps.",
    hint: "Arrêtez-en une, ou attendez la fin d’une autre.",
  }),
  "unknown-argument": (d) => ({
    message: `fathom serve ne prend pas ${d.said ?? "d’argument"}.`,
    hint: "fathom serve --help dit ce qu’il prend.",
  }),
  "used-link": () => ({ message: "Ce lien de lancement a déjà servi.", hint: newLink }),
};
