#!/usr/bin/env node
// Plain JavaScript that old Nodes parse: its first task is to find out how old this one is.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isNewEnough, oldestNode, ownNode } from "./own-node.js";
import { runChild } from "./run-child.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, "dist", "cli.js");

// A checkout has its sources beside it and makes what is missing; an installed package comes built.
const isCheckout = existsSync(join(root, "src")) && existsSync(join(root, "scripts", "ready.js"));
const trouble = isCheckout ? await (await import("../scripts/ready.js")).makeReady(root) : 0;

if (trouble !== 0) {
  process.exitCode = trouble;
} else if (isNewEnough(process.versions.node)) {
  await import("../dist/cli.js");
} else if (ownNode(root) !== undefined) {
  process.exitCode = await runChild(ownNode(root), [cli].concat(process.argv.slice(2)));
} else {
  process.stderr.write(
    `Fathom needs Node ${oldestNode} or newer and this is ${process.versions.node}: install a newer one from https://nodejs.org and start again.\n`,
  );
  process.exitCode = 78;
}
