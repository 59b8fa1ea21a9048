import * as z from "zod";

/** What a server says went wrong, in whichever of the usual forms. */
export interface SaidError {
  readonly message: string;
  /** HTTP status, where the object repeats it. */
  readonly status?: number;
  /** Its own words for the kind of error: `code` and `type`, in lower case. */
  readonly words: string;
}

const word = z.union([z.string(), z.number()]).nullish().catch(undefined);
const body = z.looseObject({ message: z.string().catch(""), code: word, type: word, status: word });
const detail = z.union([z.string(), z.array(z.looseObject({ msg: z.string() })).transform((all) => all.map(({ msg }) => msg).join("; "))]);

/** The forms, most telling first. */
const forms = z.union([
  z.looseObject({ error: body }).transform(({ error }) => error),
  z.looseObject({ error: z.string().min(1), code: word, type: word, status: word }).transform((all) => ({ ...all, message: all.error })),
  body.extend({ object: z.literal("error") }),
  z.looseObject({ detail }).transform((all) => ({ message: all.detail, code: undefined, type: undefined, status: undefined })),
  z
    .looseObject({ errors: z.array(body).min(1) })
    .transform(({ errors }) => errors[0] ?? { message: "", code: undefined, type: undefined, status: undefined }),
  z.looseObject({ message: z.string().min(1), code: word, type: word, status: word }),
]);

/** Reads an error out of a JSON value; undefined when it is none. */
export function readErrorObject(value: unknown): SaidError | undefined {
  const parsed = forms.safeParse(value);
  if (!parsed.success) return undefined;
  const { message, code, type, status } = parsed.data;
  const numbers = [code, status].map(Number).filter((number) => number >= 400 && number <= 599);
  return {
    message: message === "" ? JSON.stringify(value) : message,
    ...(numbers[0] !== undefined && { status: numbers[0] }),
    words: [code, type, status]
      .filter((one) => typeof one === "string")
      .join(" ")
      .toLowerCase(),
  };
}
