/**
 * A download of 200 MB that is torn 50 times at random places, from a real server on this computer: is the file right, and how
 * many bytes were fetched twice?
 *
 *     node bench/interruptions.ts [SEED]
 */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { download } from "../src/weights/download.ts";
import { ggufBytes } from "../test/support/gguf-bytes.ts";
import { sha256Of, startMockHub } from "../test/support/mock-hub.ts";

const numbers = 50_000_000;
const interruptions = 50;
let state = Number(process.argv[2] ?? 1);
/** Numbers that a seed repeats (mulberry32). */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const bytes = ggufBytes({ tensors: [{ dims: [BigInt(numbers)] }], data: numbers * 4 });
randomBytes(numbers * 4).copy(bytes, bytes.length - numbers * 4);
let cuts = interruptions;
const cutAfter = () => (cuts-- > 0 ? Math.floor(random() * ((2 * bytes.length) / (interruptions + 10))) : undefined);
const hub = await startMockHub({ bytes, etag: '"v1"', redirects: true, cutAfter });
const folder = mkdtempSync(join(tmpdir(), "fathom-interruptions-"));
const file = join(folder, "w.gguf");
const began = performance.now();
try {
  await download({
    url: `${hub.url}/o/r/resolve/main/w.gguf`,
    file,
    bytes: bytes.length,
    sha256: sha256Of(bytes),
    tokenName: "HF_TOKEN",
    signal: new AbortController().signal,
    onProgress: () => undefined,
    pauseMs: 1,
  });
  const seconds = (performance.now() - began) / 1_000;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const right = hash.digest("hex") === sha256Of(bytes);
  const connections = hub.requests.length / 2;
  const ratio = (hub.sent() / bytes.length).toFixed(4);
  process.stdout.write(
    `${bytes.length} bytes, ${connections} connections, hash ${right ? "right" : "WRONG"}, ${ratio} x the bytes, ${seconds.toFixed(1)} s\n`,
  );
} finally {
  await hub.close();
  rmSync(folder, { recursive: true });
}
