import type { FinishReason } from "../../model/part.ts";
import type { LogTexts } from "./texts.ts";

const cut: Readonly<Record<FinishReason, string>> = {
  stop: "La connexion s’est terminée avant la réponse.",
  length: "Coupée : la réponse a atteint sa longueur maximale.",
  budget: "Coupée : le budget est épuisé.",
  filter: "Coupée par le filtre de l’hôte.",
};

export const logFr: LogTexts = {
  help: `fathom log [list] [--limit N]
fathom log show [ID|last]        une conversation ; la dernière sans ID
fathom log search MOTS           questions, réponses et réflexion
fathom log export [ID…]          toutes, ou celles-là ; JSON, ou --markdown
fathom log import FICHIER|-      ce que export a écrit en JSON
fathom log rename ID TITRE       lui donne un autre titre
fathom log delete ID…|--all      pour de bon : aucun octet du texte ne reste

fathom ask et fathom chat gardent questions et réponses sur cet ordinateur,
et nulle part ailleurs. --no-save ne garde rien d’un appel ; "save": false dans
config.json ne garde plus rien. -c continue la dernière conversation.

      --json           avec list et search : en JSON ; seul : comme export
      --markdown       avec export, ou seul : en Markdown
      --no-thinking    Markdown sans la réflexion
      --limit N        au plus N lignes (20)
      --all            avec delete : toutes les conversations
      --lang L         en ou fr
  -h, --help

ID est ce par quoi commence une ligne de la liste ; un début qui ne convient
à aucune autre suffit.
`,
  savedIn: (file) => `Gardé dans ${file}. --no-save ne garde rien ; fathom log le montre.`,
  goesOn: (title) => `Suite de : ${title}`,
  nothing: "Rien n’est gardé ici pour l’instant.",
  nothingFound: "Rien n’a été trouvé.",
  imported: (messages, conversations) =>
    `${messages} ${messages > 1 ? "nouveaux messages" : "nouveau message"} dans ${conversations} ${conversations > 1 ? "conversations" : "conversation"}.`,
  deleted: (count) => `${count} ${count > 1 ? "conversations supprimées" : "conversation supprimée"}.`,
  renamed: (title) => `Elle s’appelle maintenant ${title}.`,
  you: "Vous",
  instructions: "Consignes",
  answer: "Réponse",
  thought: (seconds) => (seconds === undefined ? "Réflexion" : `Réflexion de ${seconds} s`),
  begunAt: (when) => `Commencée le ${when}`,
  otherBranches: (count) => (count > 1 ? `${count} autres branches ne sont pas montrées` : "1 autre branche n’est pas montrée"),
  tokens: (count) => `${count} jetons`,
  seconds: (seconds) => `${seconds} s`,
  decimal: ",",
  running: "Encore en cours.",
  cut: (reason) => `${cut[reason ?? "stop"]} Ce qui est venu est gardé.`,
  stopped: "Arrêtée. Ce qui est venu est gardé.",
  failed: "Échouée. Ce qui est venu est gardé.",
  interrupted: "Interrompue : le programme qui la recevait s’est terminé. Ce qui est venu est gardé.",
};
