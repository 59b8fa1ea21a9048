import type { Say } from "../error-texts.ts";
import type { CostErrorKind } from "./error-kinds.ts";

export const costErrorsFr: Readonly<Record<CostErrorKind, Say>> = {
  "bad-price": (d) => ({
    message: `--price est illisible${d.said ? ` : ${d.said}` : ""}.`,
    hint: "En dollars US par million de jetons : --price 0.55,2.19 (entrée, sortie), ou --price 0.55,2.19,0.14 avec l’entrée en cache.",
  }),
  "check-over-budget": (d) => ({
    message: `La vérification peut coûter plus que --max-cost ; rien n’a été envoyé à ${d.host ?? "l’hôte"}.`,
    hint: "Accordez davantage avec --max-cost.",
  }),
  "needs-agreement": (d) => ({
    message: `${d.host ?? "L’hôte"} serait interrogé, ce qui peut coûter ; rien n’a été envoyé.`,
    hint: "Acceptez avec --yes.",
  }),
  "no-check-model": () => ({
    message: "Le modèle à vérifier n’est pas nommé.",
    hint: "fathom check HÔTE:MODÈLE, par exemple fathom check openrouter:deepseek/deepseek-r1.",
  }),
  "over-budget": () => ({
    message: "La question seule coûte plus que ce que --max-cost laisse ; rien n’a été envoyé.",
    hint: "Accordez davantage avec --max-cost, ou posez une question plus courte.",
  }),
  "unknown-price": (d) => ({
    message: `--max-cost ne peut être tenu : le prix de ${d.model ?? "ce modèle"} chez ${d.host ?? "l’hôte"} n’est pas connu ici. Rien n’a été envoyé.`,
    hint: "Indiquez-le avec --price ENTRÉE,SORTIE en dollars US par million de jetons, ou limitez la réponse avec --max-tokens N.",
  }),
};
