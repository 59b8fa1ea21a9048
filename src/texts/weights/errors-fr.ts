import type { ErrorDetails } from "../../model/error.ts";
import type { Say } from "../error-texts.ts";
import type { WeightsErrorKind } from "./error-kinds.ts";
import { size } from "./size.ts";

const figures = ({ needBytes, haveBytes }: ErrorDetails) => ({ needs: size(needBytes, "fr"), has: size(haveBytes, "fr") });
const names = ({ near = [] }: ErrorDetails) => (near.length === 0 ? "" : `Il y a ${near.join(", ")}. `);

export const weightsErrorsFr: Readonly<Record<WeightsErrorKind, Say>> = {
  "bad-header": (d) => ({
    message: `${d.file ?? "Le fichier"} a un en-tête abîmé${d.said ? ` (${d.said})` : ""} ; le moteur ne l’a pas reçu.`,
    hint: "Téléchargez-le de nouveau.",
  }),
  "changed-upstream": (d) => ({
    message: `Ce que le dépôt offre maintenant comme ${d.file ?? "ce fichier"} n’est pas le fichier que Fathom connaît.`,
    hint: "Son propriétaire l’a remplacé. Choisissez une autre quantification ; fathom models les montre.",
  }),
  "disk-full": (d) => ({
    message: `Le disque est plein : ${d.file ?? "le fichier"} n’a pas pu être continué. Ce qui est arrivé est gardé.`,
    hint: "Faites de la place et relancez la même commande ; elle continue de là.",
  }),
  "does-not-fit": (d) => ({
    message: `${d.model ?? "Ce modèle"} demande ${figures(d).needs} de mémoire, même pour une courte conversation ; cet ordinateur en a ${figures(d).has}. Rien n’a été chargé.`,
    hint: "fathom models montre ce qui tient. --force essaie quand même.",
  }),
  "engine-changed": (d) => ({
    message: `Ce que npm a rapporté comme ${d.said ?? "moteur"} n’est pas le paquet que Fathom connaît ; il a été retiré.`,
    hint: "Regardez quel registre npm utilise (npm config get registry).",
  }),
  "engine-kind": (d) => ({
    message: `Il n’y a pas ce moteur pour cet ordinateur${d.said ? ` : ${d.said}` : ""}.`,
    hint: d.near && d.near.length > 0 ? `fathom engine install ${d.near.join("|")}` : "fathom engine --help",
  }),
  "engine-not-fetched": (d) => ({
    message: `npm n’a pas pu rapporter le moteur.${d.said ? ` Il dit : « ${d.said} »` : ""}`,
    hint: "Vérifiez le réseau et les réglages de npm, puis recommencez ; ce qui est arrivé est dans le cache de npm.",
  }),
  "gguf-version": (d) => ({
    message: `${d.file ?? "Le fichier"} est un GGUF de version ${d.said ?? "?"} ; le moteur lit les versions 2 et 3.`,
    hint: "Convertissez-le de nouveau, ou choisissez-en un autre.",
  }),
  "hash-mismatch": (d) => ({
    message: `${d.file ?? "Le fichier"} n’a pas les octets qu’il devrait : son SHA-256 est un autre.`,
    hint: "Il est abîmé, ou a été changé. fathom pull le rapporte de nouveau.",
  }),
  "hub-answer": (d) => ({
    message: `${d.host ?? "Le dépôt"} a envoyé autre chose que des poids, par exemple une page web.`,
    hint: "Une page de connexion du réseau répond ainsi ; ou HF_ENDPOINT ne désigne pas un dépôt.",
  }),
  "no-checksum": (d) => ({
    message: `Aucune source ne donne de somme de contrôle pour ${d.model ?? "ce fichier"} : Fathom ne saurait pas si les bons octets arrivent.`,
    hint: "--unchecked le télécharge quand même, sur la foi de son en-tête. Sinon : une quantification avec somme (fathom models).",
  }),
  "no-space": (d) => ({
    message: `Le disque de ${d.file ?? "ces poids"} a de la place pour ${figures(d).has}, et il en viendrait ${figures(d).needs}.`,
    hint: "Faites de la place, ou déplacez les dossiers de Fathom avec FATHOM_HOME.",
  }),
  "not-on-hub": (d) => ({
    message: `${d.host ?? "Le dépôt"} n’a pas ce fichier${d.status ? ` (${d.status})` : ""}.`,
    hint: "Un miroir dans HF_ENDPOINT peut ne pas l’avoir ; sinon son propriétaire l’a retiré. fathom models en montre d’autres.",
  }),
  "distill-not-pulled": (d) => ({
    message: `${d.model ?? "Ce modèle"} n’est pas sur cet ordinateur.`,
    hint: `fathom pull ${d.model ?? "NOM"} le télécharge ; fathom models dit lesquels tiennent.`,
  }),
  "no-distill": (d) => ({
    message: `${d.said ? `${d.said} n’est rien` : "Il n’y a rien"} qui se télécharge.`,
    hint: `${names(d)}fathom models les montre tous.`,
  }),
  offline: (d) => ({
    message: `${d.model ?? "Le fichier"} n’est pas entier ici, et --offline ne rapporte rien.`,
    hint: "Retirez --offline.",
  }),
  "one-name": () => ({ message: "Un seul nom à la fois se télécharge.", hint: "fathom pull 1.5b ; fathom models montre les noms." }),
  "pull-busy": (d) => ({
    message: `Le processus ${d.said || "?"} écrit ${d.file ?? "ce fichier"} en ce moment.`,
    hint: "Attendez-le. S’il n’y en a pas, supprimez le fichier .lock à côté.",
  }),
  "unknown-quantisation": (d) => ({
    message: `${d.model ?? "Ce nom"} n’est pas une quantification que Fathom connaît.`,
    hint: names(d).trim(),
  }),
};
