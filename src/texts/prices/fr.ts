import type { PricesTexts } from "./texts.ts";

export const pricesFr: PricesTexts = {
  help: `fathom prices [options]

Ce que coûte une tâche à chaque prix connu ici, en janvier 2025 et
aujourd’hui, et combien de fois plus o1 d’OpenAI demandait en janvier 2025.

      --prompt N         jetons de la question (1000)
      --thinking N       jetons de réflexion (4000)
      --answer N         jetons de la réponse (1000)
      --json             un objet JSON au lieu de tableaux
      --lang L           en ou fr
  -h, --help

--json écrit : schema (1), task, puis january2025 et today, chacun une liste
de label, host, model, currency, input, cached, output (par million de
jetons), cost, ratio (coût d’o1 sur celui-ci), varies, from, source, asOf.
`,
  task: ({ prompt, thinking, answer }) => `Une tâche de ${prompt} jetons d’entrée,\n${thinking} de réflexion, ${answer} de réponse.`,
  january: "Janvier 2025",
  today: (date) => `Aujourd’hui, ${date}`,
  columns: ["", "la tâche", "o1 vaut"],
  none: "Aucun prix n’est connu.",
  notes: `o1 vaut : combien de fois plus o1
demandait en janvier 2025. Un modèle qui
ne réfléchit pas ne paie pas de
réflexion ; les autres sont supposés
réfléchir autant.
Heures normales, rien du cache.
~ un routeur : son fournisseur décide.`,
  sources: "Sources et dates, par million :",
  source: ({ currency, input, output }) => `${currency} ${input} entrée, ${output} sortie`,
};
