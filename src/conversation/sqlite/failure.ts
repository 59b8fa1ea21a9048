import { ChatError } from "../../model/error.ts";

/** Primary result codes of SQLite: sqlite.org/rescode.html. */
const codes = { busy: 5, locked: 6, readOnly: 8, io: 10, corrupt: 11, full: 13, cannotOpen: 14, authorisation: 23, noDatabase: 26 };

/** Whether another process holds the file at the moment. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === codes.busy || code === codes.locked;
}

/** What there is to say of a failure of the store's file. What is our own fault stays as it is. */
export function storeFailure(error: unknown, file: string): unknown {
  if (error instanceof ChatError) return error;
  const { cause, said } = { cause: error, said: error instanceof Error ? error.message : String(error) };
  const code = codeOf(error);
  if (code === undefined) {
    return error instanceof Error && "syscall" in error ? new ChatError("not-saved", { file, said }, { cause }) : error;
  }
  if (isBusy(error)) return new ChatError("not-saved", { file, kind: "store-busy" }, { cause });
  if (code === codes.corrupt || code === codes.noDatabase)
    return new ChatError("not-saved", { file, kind: "store-damaged", said }, { cause });
  const outside: readonly number[] = [codes.readOnly, codes.io, codes.full, codes.cannotOpen, codes.authorisation];
  return outside.includes(code) ? new ChatError("not-saved", { file, said }, { cause }) : error;
}

/** The primary part of a result code. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}

/** The failure of a statement that says so in its result instead. */
export function busy(): Error {
  return Object.assign(new Error("the file is in use"), { errcode: codes.busy });
}
