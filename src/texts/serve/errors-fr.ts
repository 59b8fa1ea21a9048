import type { Say } from "../error-texts.ts";
import type { ServerErrorKind } from "./error-kinds.ts";

const newLink = "fathom serve --link en affiche un nouveau.";

export const serverErrorsFr: Readonly<Record<ServerErrorKind, Say>> = {
  "bad-request": () => ({
    message: "Le serveur n’a pas compris la page.",
    hint: "Rechargez la page : elle est peut-être plus ancienne que le serveur.",
  }),
  "foreign-origin": () => ({ message: "Le serveur ne répond qu’à sa propre page.", hint: "" }),
  "no-fathom": (d) => ({ message: `Ce qui répond à ${d.host ?? "cette adresse"} n’est pas Fathom.`, hint: "Vérifiez --port." }),
  "no-server": () => ({
    message: "Aucun serveur ne tourne.",
    hint: "Lancez fathom serve. S’il a son propre port, nommez-le : --port P.",
  }),
  "no-session": () => ({ message: "Cette page demande un lien de lancement.", hint: newLink }),
  "no-such-conversation": () => ({ message: "Cette conversation n’est pas là.", hint: "Elle a peut-être été supprimée entre-temps." }),
  "no-such-message": () => ({
    message: "Ce message n’est pas là.",
    hint: "Sa conversation a peut-être été supprimée entre-temps.",
  }),
  "not-built": () => ({ message: "La page n’a pas été construite.", hint: "npm start la construit." }),
  "not-found": () => ({ message: "Il n’y a rien à cette adresse.", hint: "" }),
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
