// Asks the demonstration model through the public surface: `node examples/ask.ts`. With the package installed, the
// import is from "fathom-r1".
import { existsSync } from "node:fs";
import { openModel, resolveTarget } from "../src/index.ts";

const model = await openModel(resolveTarget("fathom-tiny", { exists: existsSync }));
try {
  for await (const part of model.reply([{ role: "user", text: "What is 47 + 38?" }], { temperature: 0 })) {
    if (part.type === "reasoning") process.stderr.write(part.text);
    if (part.type === "text") process.stdout.write(part.text);
  }
  process.stdout.write("\n");
} finally {
  await model.close();
}
