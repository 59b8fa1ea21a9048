import { costFr } from "../cost/fr.ts";
import type { ChatTexts } from "./texts.ts";

/** What `fathom chat` says, in French. */
export const fr: ChatTexts = {
  help: `fathom chat [options] [PREMIÈRE QUESTION]

Une conversation. Ce qui vient par un tube est demandé ligne par ligne.

  -m, --model M          nom court, HÔTE:MODÈLE, ./poids.gguf, URL#MODÈLE
  -s, --system TEXTE     consignes ; pour R1, dans la première question
      --max-tokens N     au plus N jetons par réponse, réflexion comprise
      --stall SECONDES   abandonner après ce temps sans signe de vie
      --shape S          field, tags ou plain : comment l’hôte remet la
                         réflexion, là où Fathom se trompe
      --provider P[,P]   à qui un routeur peut s’adresser, dans l’ordre
${costFr.flags}  -c, --continue         continuer la dernière conversation
      --no-save          ne rien en garder (fathom log --help)
      --lang L           en ou fr
  -h, --help

Ctrl-C arrête la réponse et reste ; Ctrl-D quitte. Plusieurs lignes collées
sont une seule question. Dans la conversation, /help donne les commandes.

Le code de sortie est 0 ou, par un tube, celui du dernier échec.
`,
  commands: `/model M      continuer avec un autre modèle
/think        montrer la dernière réflexion
/regenerate   reposer la dernière question
/continue     poursuit une réponse arrêtée ou coupée
/help         cette liste
/quit         quitter ; Ctrl-D aussi
Ctrl-C arrête une réponse. Une espace devant / en fait une question.`,
  greeting: (model) => `${model} · /help donne les commandes, Ctrl-D quitte.`,
  howToLeave: "Ctrl-D ou /quit pour quitter.",
  thoughtFor: (seconds) => `Réflexion de ${seconds} s · /think la montre`,
  decimal: ",",
  noThinking: "Il n’y a pas de réflexion à montrer.",
  nothingToRegenerate: "Il n’y a pas de question à reposer.",
  nothingToContinue: "Il n’y a pas de réponse à poursuivre.",
  cannotContinue: "Ce modèle ne peut pas poursuivre un texte, il est donc interrogé à nouveau.",
  model: (model) => `C’est ${model}. /model M continue avec un autre.`,
  modelNow: (model) => `À partir d’ici : ${model}.`,
  historyNotKept: (file) => `Ce que vous tapez n’est pas gardé : ${file} est inutilisable.`,
};
