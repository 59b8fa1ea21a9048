import type { Say } from "../error-texts.ts";
import type { EvalErrorKind } from "./error-kinds.ts";

export const evalErrorsFr: Readonly<Record<EvalErrorKind, Say>> = {
  "bad-line": (d) => ({
    message: `${d.file ?? "La suite"} a une ligne inutilisable : ligne ${d.said ?? ""}.`,
    hint: 'Chaque ligne est {"question": "…", "answer": "…"}, avec au besoin "id" et "scorer" (number, choice, exact).',
  }),
  "needs-consent": (d) => ({
    message: `${d.host ?? "L’hôte"} serait interrogé sans limite ; rien n’a été envoyé.`,
    hint: "Acceptez avec --yes, ou fixez une limite avec --max-tokens-total N ou --max-cost USD.",
  }),
  "not-a-record": (d) => ({
    message: `${d.file ?? "Le fichier"} n’est pas le relevé d’une évaluation.`,
    hint: "Nommez-en un autre avec --record FICHIER.",
  }),
  "other-setup": (d) => ({
    message: `${d.file ?? "Le relevé"} est celui d’une autre évaluation : ${(d.near ?? []).join(", ")} diffère.`,
    hint: "Nommez-en un autre avec --record FICHIER, ou recommencez avec --fresh.",
  }),
  "record-busy": (d) => ({
    message: `Un autre processus écrit dans ${d.file ?? "le relevé"}.`,
    hint: "Attendez-le. S’il n’y en a pas, supprimez le fichier .lock à côté du relevé.",
  }),
  "unknown-suite": (d) => ({ message: `Il n’y a pas de suite ${d.said ?? ""}.`, hint: "C’est sums, ou le chemin d’un fichier .jsonl." }),
};
