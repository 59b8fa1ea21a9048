import type { Say } from "../error-texts.ts";
import type { DoctorErrorKind } from "./error-kinds.ts";

export const doctorErrorsEn: Readonly<Record<DoctorErrorKind, Say>> = {
  "folder-not-writable": (d) => ({
    message: `${d.file ?? "A folder"} cannot be written.`,
    hint: "Change its owner or its permissions, or name another place with FATHOM_HOME.",
  }),
  "little-disk": (d) => ({
    message: `The disk of ${d.file ?? "Fathom's data"} is nearly full: ${d.said ?? "little"} is left.`,
    hint: "Make room: records of evaluations and downloaded weights lie there.",
  }),
};
