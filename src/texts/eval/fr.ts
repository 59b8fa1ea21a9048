import type { EvalTexts } from "./texts.ts";

export const evalFr: EvalTexts = {
  help: `fathom eval [options] sums|FICHIER.jsonl

Pose chaque question K fois avec l’échantillonnage de R1 et note les réponses,
jamais la réflexion. Relancer continue où cela s’était arrêté.

  -m, --model M             nom court, HÔTE:MODÈLE, ./poids.gguf, URL#MODÈLE
      --n N                 questions (sums : 60 ; un fichier : toutes)
      --k K                 réponses par question (1)
      --seed S              des sommes et de l’échantillonnage (1)
      --max-tokens N        au plus N jetons par réponse
      --max-tokens-total N  au plus N jetons en tout
      --max-cost USD        au plus cette somme en tout
      --price ENT,SOR       dollars US par million de jetons, si inconnu
      --concurrency C       à la fois (1 pour des poids locaux, 4 pour un hôte)
      --record FICHIER      où garder les essais
      --fresh               mettre l’ancien relevé de côté et recommencer
      --yes                 interroger un hôte sans limite totale
      --json                un objet JSON au lieu d’un tableau
      --provider P[,P]      à qui un routeur peut s’adresser, dans l’ordre
      --stall SECONDES  --shape S  --lang L  -h, --help

Une ligne de FICHIER.jsonl : {"question": …, "answer": …, "id"?, "scorer"? :
number, choice ou exact}. Sortie 0 : tout est relevé, quel que soit le score ;
3 : arrêté par --max-tokens-total ou --max-cost ; 130 : arrêté, et gardé.
`,
  asking: (questions, k, model) => `${questions} question${questions === 1 ? "" : "s"} × ${k} à ${model}`,
  directive: (text) => (text === undefined ? "Posées telles quelles, sans ajout." : `Ajouté à chaque question : ${text}`),
  cost: (requests, tokens, host) => `Jusqu’à ${requests} requêtes à ${host}, au plus ${tokens} jetons.`,
  worstPrice: (money) => `Au plus ${money}.`,
  unknownPrice: "Son prix n’est pas connu ici ; --price ENT,SOR l’indique.",
  totalCost: (money) => `Coût total : ${money}`,
  money: (file) => `--max-cost ne permet pas d’autre question. Une somme plus haute continue depuis ${file}.`,
  resumed: (done) =>
    done === 1 ? "1 essai est déjà relevé et n’est pas refait." : `${done} essais sont déjà relevés et ne sont pas refaits.`,
  progress: (done, of, left) => `${done}/${of}${left === "" ? "" : `, encore ${left}`}`,
  stopped: (file) => `Arrêté. Ce qui est relevé reste dans ${file} ; la même commande continue de là.`,
  budget: (file, tokens) =>
    `--max-tokens-total ne laisse plus de place à une réponse de ${tokens} jetons au plus. Une limite plus haute continue depuis ${file} ; --max-tokens N raccourcit les réponses, dans un autre fichier.`,
  decimal: ",",
  columns: ["chiffres", "score", "95 %", "justes", "sur"],
  all: "tous",
  counts: (c) => `justes ${c.correct}, faux ${c.wrong},\nsans réponse ${c.noAnswer}, coupés ${c.truncated}, échoués ${c.failed}`,
  record: (file) => `Relevé : ${file}`,
};
