import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { ChatError } from "../model/error.ts";
import { lock, type Owner } from "./lock.ts";
import { differences, type Header, headerSchema } from "./setup.ts";
import { type Trial, trialSchema } from "./trial.ts";

/** The file of an evaluation: a header line, then one line for each finished trial. Lines are only ever added. */
export interface Record {
  readonly file: string;
  readonly header: Header;
  /** What had been recorded before. */
  readonly trials: readonly Trial[];
  /** Resolves once the line is synced to the disk. @throws ChatError `not-saved`. */
  add(trial: Trial): Promise<void>;
  close(): Promise<void>;
}

export interface RecordOptions {
  readonly file: string;
  readonly header: Header;
  readonly owner: Owner;
}

/**
 * Opens a record to go on with it, or begins one. A last line that a killed process left unfinished is cut off.
 *
 * @throws ChatError `usage`: `record-busy` while another process writes, `other-setup` where the file belongs to another
 *   setup (its differing fields in `near`), `not-a-record` for any other file; `not-saved` where it cannot be written.
 */
export async function openRecord({ file, header, owner }: RecordOptions): Promise<Record> {
  const saving = <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      throw error instanceof ChatError ? error : new ChatError("not-saved", { file }, { cause: error });
    });
  await saving(mkdir(dirname(file), { recursive: true }));
  const unlock = await lock(file, owner);
  let handle: FileHandle | undefined;
  try {
    handle = await saving(open(file, "a+"));
    const found = await saving(readRecord(handle, file));
    if (found.header !== undefined) {
      const near = differences(found.header.setup, header.setup);
      if (near.length > 0) throw new ChatError("usage", { kind: "other-setup", file, near });
    }
    const append = groupCommit(handle);
    if (found.header === undefined) await saving(append(`${JSON.stringify(header)}\n`));
    const opened = handle;
    return {
      file,
      header: found.header ?? header,
      trials: found.trials,
      add: (trial) => saving(append(`${JSON.stringify(trial)}\n`)),
      async close() {
        await opened.close();
        await unlock();
      },
    };
  } catch (error) {
    await handle?.close();
    await unlock();
    throw error;
  }
}

/** Lines that come while a sync runs wait together for the next one: 10,000 syncs of 2.8 ms would cost 28 s. */
function groupCommit(handle: FileHandle): (line: string) => Promise<void> {
  let waiting: string[] = [];
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return (line) => {
    waiting.push(line);
    next ??= running = running.then(async () => {
      const lines = waiting.join("");
      waiting = [];
      next = undefined;
      await handle.appendFile(lines);
      await handle.datasync();
    });
    return next;
  };
}

async function readRecord(handle: FileHandle, file: string): Promise<{ readonly header?: Header; readonly trials: readonly Trial[] }> {
  const bytes = await handle.readFile();
  const end = bytes.lastIndexOf(0x0a) + 1;
  const [first, ...lines] = bytes.subarray(0, end).toString("utf8").split("\n").slice(0, -1);
  // A file without any whole line is empty, or a header that was torn: anything else is not ours to cut.
  if (
    first === undefined &&
    end < bytes.length &&
    !bytes
      .subarray(0, 10)
      .toString("utf8")
      .startsWith('{"schema":'.slice(0, Math.min(10, bytes.length)))
  ) {
    throw new ChatError("usage", { kind: "not-a-record", file });
  }
  const header = first === undefined ? undefined : parsed(headerSchema, first, file);
  const trials = lines.map((line) => parsed(trialSchema, line, file));
  if (end < bytes.length) await handle.truncate(end);
  return { ...(header && { header }), trials };
}

function parsed<T>(
  schema: { safeParse(value: unknown): { readonly success: boolean; readonly data?: T | undefined } },
  line: string,
  file: string,
): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  const { success, data } = schema.safeParse(value);
  if (!success || data === undefined) throw new ChatError("usage", { kind: "not-a-record", file });
  return data;
}
