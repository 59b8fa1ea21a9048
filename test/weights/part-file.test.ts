import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ChatError } from "../../src/model/error.ts";
import { openPart } from "../../src/weights/part-file.ts";
import { sha256Of } from "../support/mock-hub.ts";

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "fathom-part-"));
  t.after(() => {
    spawnSync("umount", ["-l", folder], { stdio: "ignore" });
    rmSync(folder, { recursive: true });
  });
  return folder;
}

const open = (file: string, sha256 = "a".repeat(64)) =>
  openPart({ file, sha256, signal: new AbortController().signal, onRead: () => undefined });

test("what is there is gone on with, unless it belongs to another file", async (t) => {
  const file = join(folderOf(t), "w.gguf");
  const first = await open(file);
  await first.restart('"v1"');
  await first.append(Buffer.from("GGUF"));
  await first.close();
  const second = await open(file);
  assert.equal(second.bytes(), 4);
  assert.equal(second.etag(), '"v1"');
  await second.append(Buffer.from("more"));
  assert.equal(second.digest(), sha256Of(Buffer.from("GGUFmore")));
  await second.close();
  const other = await open(file, "b".repeat(64));
  assert.equal(other.bytes(), 0);
  await other.close();
});

test("a disk that fills up says so and keeps what it took", async (t) => {
  const folder = folderOf(t);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return t.skip("no disk can be mounted here");
  }
  const file = join(folder, "w.gguf");
  const part = await open(file);
  await assert.rejects(
    async () => {
      for (;;) await part.append(Buffer.alloc(100_000, 1));
    },
    (error) => error instanceof ChatError && error.code === "not-saved" && error.details.kind === "disk-full",
  );
  await part.close();
  assert.ok(statSync(`${file}.part`).size > 500_000);
  const again = await open(file);
  assert.equal(again.bytes(), statSync(`${file}.part`).size);
  await again.close();
});
