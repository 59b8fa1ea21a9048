import type { DoctorTexts } from "../../texts/doctor/texts.ts";

/** One thing that the doctor looks at. */
export interface Check {
  readonly name: keyof DoctorTexts["checks"];
  /**
   * @returns what was found, in words.
   * @throws ChatError the fault: its sentence says what to mend.
   */
  readonly look: (signal: AbortSignal) => Promise<string> | string;
}
