import type { Say } from "../error-texts.ts";
import type { DoctorErrorKind } from "./error-kinds.ts";

export const doctorErrorsFr: Readonly<Record<DoctorErrorKind, Say>> = {
  "folder-not-writable": (d) => ({
    message: `${d.file ?? "Un dossier"} n’est pas accessible en écriture.`,
    hint: "Changez son propriétaire ou ses droits, ou indiquez un autre lieu avec FATHOM_HOME.",
  }),
  "little-disk": (d) => ({
    message: `Le disque de ${d.file ?? "Fathom"} est presque plein : il reste ${d.said ?? "peu"}.`,
    hint: "Faites de la place : les relevés d’évaluation et les poids téléchargés s’y trouvent.",
  }),
};
