import type { Say } from "../error-texts.ts";
import type { LogErrorKind } from "./error-kinds.ts";

export const logErrorsFr: Readonly<Record<LogErrorKind, Say>> = {
  "ambiguous-conversation": (d) => ({
    message: `Plusieurs conversations commencent par ${d.said ?? "cela"}.`,
    hint: "Écrivez une plus grande partie de son ID.",
  }),
  "bad-import": (d) => ({
    message: `${d.file ?? "Le fichier"} ne contient pas de conversations que Fathom sache lire : ${d.said ?? "une autre forme"}.`,
    hint: "Il prend ce que fathom log export a écrit en JSON. Rien n’a été importé.",
  }),
  "conversation-gone": () => ({
    message: "La conversation a été supprimée entre-temps, et cette réponse n’est pas gardée.",
    hint: "Ce que vous demandez ensuite est gardé comme une nouvelle conversation.",
  }),
  "no-conversation": () => ({
    message: "Il n’y a pas encore de conversation.",
    hint: "Demandez sans -c ; ce qui est demandé avec --no-save n’est pas gardé.",
  }),
  "store-busy": (d) => ({
    message: `Un autre processus a tenu ${d.file ?? "le fichier"} trop longtemps.`,
    hint: "Réessayez quand il sera terminé. Ce qui était en cours de suppression disparaît pour de bon dès qu’une commande a le fichier pour elle seule.",
  }),
  "store-damaged": (d) => ({
    message: `${d.file ?? "Le fichier"} est endommagé.`,
    hint: "Déplacez-le, ou remettez-en une copie ; la prochaine question en commence alors un nouveau.",
  }),
  "store-foreign": (d) => ({
    message: `${d.file ?? "Le fichier"} est la base de données d’un autre programme ; rien n’y a été écrit.`,
    hint: "Déplacez-le.",
  }),
  "store-newer": (d) => ({
    message: `${d.file ?? "Le fichier"} a été écrit par un Fathom plus récent ; rien n’y a été écrit.`,
    hint: "Mettez Fathom à jour.",
  }),
  "unknown-conversation": (d) => ({
    message: `Il n’y a pas de conversation ${d.said ?? ""}.`,
    hint: "fathom log donne la liste de ce qu’il y a.",
  }),
  "unknown-log-verb": (d) => ({
    message: `fathom log ne peut pas faire ${d.said ?? "cela"} ainsi.`,
    hint: "fathom log --help dit ce qu’il peut.",
  }),
};
