import type { Say } from "../error-texts.ts";
import type { CostErrorKind } from "./error-kinds.ts";

export const costErrorsFr: Readonly<Record<CostErrorKind, Say>> = {
  "bad-price": (d) => ({
    message: `--price est illisible${d.said ? ` : ${d.said}` : ""}.`,
    hint: "En dollars US par million de jetons : --price 0.55,2.19 (entrée, sortie), ou --price 0.55,2.19,0.14 avec l’entrée en cache.",
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
