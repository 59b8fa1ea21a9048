import assert from "node:assert/strict";
import { test } from "node:test";
import { hosts } from "../../../src/catalogue/hosts.ts";
import { listModels } from "../../../src/cli/serve/list-models.ts";
import { ChatError } from "../../../src/model/error.ts";

const nothing = { chosen: [], hosts, hasKey: () => false, exists: () => false };

test("without keys and wishes only the weights that come along are usable, and they are not R1", () => {
  const models = listModels(nothing);
  assert.deepEqual(
    models.map(({ entry }) => entry),
    [
      {
        id: "fathom-tiny",
        family: "r1",
        thinks: true,
        model: "fathom-tiny",
        host: "this computer",
        local: true,
        r1: false,
        demonstration: true,
      },
    ],
  );
});

test("a host appears with its models when its key is set, and R1 is known for what it is", () => {
  const models = listModels({ ...nothing, hasKey: ({ keyName }) => keyName === "OPENROUTER_API_KEY" || keyName === "DEEPSEEK_API_KEY" });
  const r1 = new Map(models.map(({ entry }) => [entry.id, entry.r1]));
  assert.equal(r1.get("openrouter:deepseek/deepseek-r1"), true);
  assert.equal(r1.get("deepseek:deepseek-flash"), false);
  assert.equal(models[0]?.entry.id, "fathom-tiny");
});

test("what was chosen comes first and is not listed twice", () => {
  const models = listModels({
    ...nothing,
    chosen: ["./R1-Distill-7B.gguf", "fathom-tiny"],
    exists: (path) => path.endsWith(".gguf"),
  });
  assert.deepEqual(
    models.map(({ entry: { id, r1, local } }) => ({ id, r1, local })),
    [
      { id: "R1-Distill-7B.gguf", r1: true, local: true },
      { id: "fathom-tiny", r1: false, local: true },
    ],
  );
});

test("a server on this computer is told from one elsewhere", () => {
  const models = listModels({ ...nothing, chosen: ["http://127.0.0.1:8080/v1#deepseek-r1", "https://example.org/v1#llama"] });
  assert.deepEqual(
    models.slice(0, 2).map(({ entry: { local, r1 } }) => ({ local, r1 })),
    [
      { local: true, r1: true },
      { local: false, r1: false },
    ],
  );
});

test("a file that is named like an entry does not stand in for it", () => {
  const [first] = listModels({ ...nothing, exists: () => true });
  assert.equal(first?.target.kind === "weights" && first.target.packaged, true);
});

test("a name that means nothing is refused", () => {
  assert.throws(
    () => listModels({ ...nothing, chosen: ["fathom-tinny"] }),
    (error) => error instanceof ChatError && error.code === "model-not-found",
  );
});

test("what is named for other programs is marked, and only what runs here stands before the demonstration", () => {
  const served = ["http://127.0.0.1:8080/v1#deepseek-r1", "openrouter:deepseek/deepseek-r1"];
  const models = listModels({ ...nothing, served, hasKey: ({ keyName }) => keyName === "OPENROUTER_API_KEY" });
  assert.deepEqual(
    models.filter((model) => model.served).map(({ entry: { id, local } }) => [id, local]),
    [
      [served[0], true],
      [served[1], false],
    ],
  );
  assert.equal(models[0]?.entry.id, served[0]);
  assert.equal(models[1]?.entry.id, "fathom-tiny");
});

test("what is named for other programs needs its key at once", () => {
  assert.throws(
    () => listModels({ ...nothing, served: ["openrouter:deepseek/deepseek-r1"] }),
    (error) => error instanceof ChatError && error.details.kind === "missing-key" && error.details.keyName === "OPENROUTER_API_KEY",
  );
});
