import type { CostTexts } from "./texts.ts";

export const costFr: CostTexts = {
  unknownPrice: "prix inconnu",
  estimated: (money) => `environ ${money}`,
  reported: (money) => `${money} d’après l’hôte`,
  prompt: (tokens, cached) => `${tokens} jetons en entrée${cached === "" ? "" : `, dont ${cached} du cache`}`,
  rate: (tokens) => `${tokens} jetons/s`,
  flags: `      --max-cost USD     arrêter quand cette somme peut être dépensée
      --price ENT,SOR    dollars US par million de jetons, là où le
                         catalogue n’a pas de prix ; ,CACHE peut suivre
`,
};
