import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { ChatError } from "../model/error.ts";
import { pause } from "../model/pause.ts";
import { checkGgufFile } from "./gguf-file.ts";
import { askHub, type HubResponse, hubAgent, type Proxies } from "./hub-request.ts";
import { checkSpace, openPart, type PartFile } from "./part-file.ts";

export interface DownloadProgress {
  /** `reading`: what an earlier download left is read again, for its checksum. */
  readonly state: "reading" | "loading" | "again" | "changed";
  readonly done: number;
  readonly of: number;
}

export interface DownloadOptions {
  readonly url: string;
  /** Where the whole file goes. */
  readonly file: string;
  /** Expected size. */
  readonly bytes: number;
  /** The size is a round figure: the hub says the exact one. */
  readonly rounded?: boolean;
  /** Absent: whatever comes is taken, as long as its header is one. */
  readonly sha256?: string;
  readonly token?: string;
  /** The token's variable, for messages. */
  readonly tokenName: string;
  readonly proxies?: Proxies;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
  /** Before another try, in milliseconds; doubled with each one that brought nothing. */
  readonly pauseMs?: number;
}

/** This many tries in a row that bring nothing are enough. */
const mostTries = 5;

/**
 * Downloads weights, going on from what an earlier try left, and gives the file its name only when all of it is there, its SHA-256
 * is the expected one and its header can be read. What came is kept whatever happens, unless it is known to be wrong.
 *
 * @throws ChatError `not-saved` (kinds `no-space`, `disk-full`), `weights` (`hash-mismatch`, `changed-upstream`, `not-on-hub` and
 *   what the header check says), `bad-response`, `unreachable`, `unauthorised`, `rate-limited`, `overloaded`; the signal's reason.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { file, sha256, signal, onProgress, bytes } = options;
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
    throw new ChatError("not-saved", { file }, { cause: error });
  });
  const part = await openPart({ file, sha256, signal, onRead: (done) => onProgress({ state: "reading", done, of: bytes }) });
  try {
    await load(part, options);
    if (sha256 !== undefined && part.digest() !== sha256) throw new ChatError("weights", { file, kind: "hash-mismatch" });
    await checkGgufFile(part.path);
    await part.finish();
  } catch (error) {
    if (error instanceof ChatError && error.code === "weights" && !isElsewhere(error)) await part.discard();
    throw error;
  } finally {
    await part.close();
  }
}

/** What the hub has now says nothing about the bytes that came before; everything else makes them worthless. */
function isElsewhere({ details }: ChatError): boolean {
  return details.kind === "not-on-hub" || details.kind === "changed-upstream";
}

async function load(part: PartFile, options: DownloadOptions): Promise<void> {
  const { signal, onProgress, bytes, pauseMs = 1_000 } = options;
  const agent = hubAgent(options.proxies ?? {});
  let came = false;
  try {
    for (let idle = 0; ; idle++) {
      const before = part.bytes();
      const failure = await loadSome(part, { ...options, agent }).catch((error: unknown) => ({ error }));
      if (failure === true) return;
      signal.throwIfAborted();
      if (part.bytes() > before) {
        came = true;
        idle = 0;
      }
      if (failure !== false && !mayPass(failure.error, came)) throw failure.error;
      if (idle >= mostTries) throw failure === false ? new ChatError("cut-short", { host: new URL(options.url).host }) : failure.error;
      onProgress({ state: "again", done: part.bytes(), of: bytes });
      await pause(pauseMs * 2 ** idle, signal);
    }
  } finally {
    // Does not wait for connections that are still open.
    await agent.destroy();
  }
}

/** What may be over by itself after a while. A hub that nothing ever came from is better told of at once. */
function mayPass(error: unknown, came: boolean): boolean {
  if (!(error instanceof ChatError)) return false;
  return error.code === "cut-short" || (came && (error.code === "unreachable" || error.code === "overloaded"));
}

/**
 * One connection's worth.
 *
 * @returns whether the file is whole.
 */
async function loadSome(part: PartFile, options: DownloadOptions & { readonly agent: ReturnType<typeof hubAgent> }): Promise<boolean> {
  const { file, bytes, rounded = false, sha256, signal, onProgress } = options;
  if (!rounded && part.bytes() === bytes) return true;
  const etag = part.etag();
  const response = await askHub({ ...options, from: part.bytes(), ...(etag !== undefined && { etag }) });
  try {
    const { total, status } = response;
    const differs = sha256 !== undefined && response.sha256 !== undefined && response.sha256 !== sha256;
    if (differs || (!rounded && total !== undefined && total !== bytes)) throw new ChatError("weights", { file, kind: "changed-upstream" });
    if (status === 416 && total === part.bytes() && total > 0) return true;
    if (status === 416 || !isSame(response, part)) {
      if (part.bytes() > 0) onProgress({ state: "changed", done: 0, of: total ?? bytes });
      await part.restart(response.etag);
      // Of a body that begins in the middle nothing can be used.
      if (status !== 200) return false;
    }
    await checkSpace(file, (total ?? bytes) - part.bytes());
    await append(part, response, total ?? bytes, options);
    return total === undefined || part.bytes() === total;
  } finally {
    response.drop();
    signal.throwIfAborted();
  }
}

/** Whether a response goes on exactly where the part ends, in the same version of the file. */
function isSame({ status, start, etag }: HubResponse, part: PartFile): boolean {
  return status === 206 && start === part.bytes() && (etag === undefined || part.etag() === undefined || etag === part.etag());
}

async function append(part: PartFile, response: HubResponse, of: number, { url, signal, onProgress }: DownloadOptions): Promise<void> {
  const { host } = new URL(url);
  const chunks = response.body[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => {
      signal.throwIfAborted();
      throw new ChatError("cut-short", { host });
    });
    if (next.done) return;
    // A log-in page may call itself anything; weights begin like this.
    if (part.bytes() === 0 && !"GGUF".startsWith(Buffer.from(next.value.subarray(0, 4)).toString("latin1")))
      throw new ChatError("bad-response", { host, kind: "hub-answer" });
    if (part.bytes() + next.value.length > of) throw new ChatError("bad-response", { host, kind: "hub-answer" });
    await part.append(next.value);
    onProgress({ state: "loading", done: part.bytes(), of });
  }
}
