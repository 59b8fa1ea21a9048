import * as z from "zod/mini";
import { errorCodes } from "../model/error.ts";

/** A failure as the page is told of it: the code for programs, the sentences for a person, in the language that was asked for. */
export const toldError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  /** What to do about it. */
  hint: z.exactOptional(z.string()),
});

export type ToldError = Readonly<z.infer<typeof toldError>>;
