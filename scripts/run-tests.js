// Runs the test files named on the command line with Node's own runner. Fails, as the runner itself would not, when a
// file is missing or held no test: a check that saw nothing must not look green.
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

const files = process.argv.slice(2).map((file) => resolve(file));
const missing = files.filter((file) => !existsSync(file));
const seen = new Map(files.map((file) => [file, 0]));
let failed = 0;

if (files.length === 0 || missing.length > 0) {
  process.stderr.write(files.length === 0 ? "No test files.\n" : `No such test file: ${missing.join(", ")}\n`);
  process.exitCode = 2;
} else {
  // Two at once: the tests start real engines and servers, and a small machine has two cores.
  const stream = run({ files, concurrency: 2 });
  const count = ({ file, details }) => {
    if (details.type !== "suite" && seen.has(file)) seen.set(file, seen.get(file) + 1);
  };
  stream.on("test:pass", count);
  stream.on("test:fail", (data) => {
    count(data);
    failed++;
  });
  stream.on("end", () => {
    const empty = files.filter((file) => seen.get(file) === 0);
    for (const file of empty) process.stderr.write(`${relative(".", file)} held no test.\n`);
    process.exitCode = failed > 0 || empty.length > 0 ? 1 : 0;
  });
  stream.compose(spec).pipe(process.stdout);
}
