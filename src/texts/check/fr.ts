import type { CheckTexts } from "./texts.ts";

export const checkFr: CheckTexts = {
  help: `fathom check [options] HÔTE:MODÈLE

Est-ce vraiment R1 ? Pose une question qui demande une réflexion, compte les
jetons de dix textes courts et d’un long, et compare ce qui est venu à ce que
le nom du modèle promet. Les différences entre les comptes ne tiennent qu’au
tokenizer : R1 (et V3), Qwen et Llama ont chacun le leur.

      --yes              interroger tout de suite un hôte extérieur
      --json             un objet JSON au lieu de texte
      --max-cost USD     refuser si cela peut coûter davantage
      --price ENT,SOR    dollars US par million de jetons, là où le
                         catalogue n’a pas de prix ; ,CACHE peut suivre
      --stall SECONDES  --shape S  --lang L  -h, --help

--json écrit : schema (1), model, host, provider, quantisation, verdict
(consistent, inconsistent, cannot-tell), evidence (une liste de weight : for,
against, doubt ou neutral ; finding ; message), promptTokens, requests, cost.

Sortie 0 : concorde ; 1 : ne concorde pas ; 4 : indécidable. Rien ici ne
prouve qu’un modèle est R1 : V3 a le même tokenizer, et un hôte peut mentir
dans ses comptes.
`,
  plan: (model, requests) => `${requests} requêtes courtes à ${model}`,
  worst: (money) => `Au plus ${money}.`,
  unknownPrice: "Son prix n’est pas connu ici ; environ 7 000 jetons d’entrée et 1 200 de sortie.",
  goOn: "Continuer ? [o/N] ",
  yes: "o",
  progress: (done, of) => `Interrogation… ${done} sur ${of}`,
  verdict: {
    consistent: "concorde : rien de ce qui a été vu ne contredit le nom.",
    inconsistent: "ne concorde pas : ce qui a été vu ne va pas avec le nom.",
    "cannot-tell": "indécidable : trop peu a été vu.",
  },
  weight: { for: "+", against: "–", doubt: "?", neutral: "·" },
  cost: (money) => `Coût : ${money}`,
  findings: {
    "tokenizer-fits": ({ tokenizers, compared }) =>
      `Les questions sont comptées comme par le tokenizer de ${tokenizers.join(" ou ")}, ${compared} différences sur ${compared}.`,
    "tokenizer-other": ({ tokenizers, expected }) =>
      `Les questions sont comptées comme par le tokenizer de ${tokenizers.join(" ou ")}, non de ${expected.join(" ou ")}.`,
    "tokenizer-none": () => "Les questions sont comptées comme par aucun tokenizer connu ici ; l’hôte a peut-être son propre compte.",
    "tokenizer-uncounted": () => "L’hôte ne compte pas les questions, ou les compte toutes pareil.",
    "nothing-promised": () => "Le nom ne promet aucun tokenizer connu ici.",
    "thinking-present": () => "Une réflexion est venue avant la réponse.",
    "thinking-stripped": ({ tokens }) => `Environ ${tokens} jetons sont comptés sans être venus : la réflexion est retenue.`,
    "thinking-absent": () => "Il a répondu sans réflexion.",
    "context-whole": ({ tokens }) => `Une question de ${tokens} jetons a été lue en entier.`,
    "context-truncated": ({ sent, read }) =>
      `D’une question de ${sent} jetons, ${read} ont été lus, sans un mot : le contexte est si petit.`,
    "context-refused": () => "Une question d’environ 5 000 jetons a été refusée : le contexte est plus petit que celui de R1.",
    "context-uncounted": () => "On ne peut voir si une longue question a été lue en entier.",
    "finish-sent": ({ reason }) => `La fin a été dite : ${reason}.`,
    "finish-missing": () => "La réponse a fini sans raison de fin ; une réponse coupée aurait le même air.",
    "cap-lower": ({ asked, got }) => `La réponse a été coupée après ${got} jetons, alors que ${asked} étaient permis.`,
    "answers-as": ({ model }) => `Il se nomme ${model}.`,
    provider: ({ name }) => (name === undefined ? "Fournisseur : non dit." : `Fournisseur : ${name}.`),
    precision: ({ name }) => (name === undefined ? "Précision : non dite." : `Précision : ${name}.`),
  },
};
