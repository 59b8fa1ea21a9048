import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { noTerminal, startInTerminal } from "../../support/terminal.ts";
import { answering, newHome } from "./rig.ts";

/** A home with two conversations, the first of which has two branches. */
async function lived(t: TestContext) {
  const home = await newHome(t);
  home.server.play(...answering("It is zwölfzig, dear nightingale.", "Counting quaggas."));
  await home.run(["chat", "-m", home.model], { stdin: "What is 47 + 38?\n/regenerate\n" });
  home.server.play(...answering("No."));
  await home.run(["ask", "-m", home.model, "Is water dry?"]);
  return home;
}

test("lists, shows and searches", async (t) => {
  const { run, kept } = await lived(t);
  const [sums, water] = await kept();
  const today = new Date().toISOString().slice(0, 7);
  const list = (await run(["log"])).stdout;
  const line = (id: string | undefined, text: string) =>
    new RegExp(`^${id?.slice(0, 8)}  ${today}-\\d\\d  ${text.replace(/[+?]/g, "\\$&")}$`);
  assert.equal(list.split("\n").length, 3);
  assert.match(list.split("\n")[0] ?? "", line(water?.id, "Is water dry?"));
  assert.match(list.split("\n")[1] ?? "", line(sums?.id, "What is 47 + 38?"));
  assert.equal((await run(["log", "list", "--limit", "1"])).stdout.split("\n").length, 2);
  const listed = JSON.parse((await run(["log", "list", "--json"])).stdout);
  assert.deepEqual(
    listed.map(({ id, messages }: { readonly id: string; readonly messages: number }) => [id, messages]),
    [
      [water?.id, 2],
      [sums?.id, 3],
    ],
  );
  assert.match((await run(["log", "show"])).stdout, /^# Is water dry\?[\s\S]*No\./);
  const shown = (await run(["log", sums?.id.slice(0, 8) ?? ""])).stdout;
  assert.match(shown, /1 other branch is not shown[\s\S]*> Counting quaggas\.[\s\S]*It is zwölfzig/);
  assert.doesNotMatch((await run(["log", "show", sums?.id ?? "", "--no-thinking"])).stdout, /quagga/);
  assert.match((await run(["log", "search", "QUAGGA"])).stdout, new RegExp(`^${sums?.id.slice(0, 8)}  .*Counting quaggas\\.$`, "m"));
  assert.equal(JSON.parse((await run(["log", "search", "--json", "zwolfzig", "dear"])).stdout).length, 2);
  const nothing = await run(["log", "search", "zebra"]);
  assert.deepEqual([nothing.code, nothing.stdout, nothing.stderr], [0, "", "Nothing was found.\n"]);
});

test("export, import and export again are equal byte for byte", async (t) => {
  const one = await lived(t);
  const two = await newHome(t);
  const exported = (await one.run(["log", "export"])).stdout;
  assert.equal((await one.run(["log", "--json"])).stdout, exported);
  const file = join(two.folder, "conversations.json");
  writeFileSync(file, exported);
  assert.equal((await two.run(["log", "import", file])).stderr, "5 new messages in 2 conversations.\n");
  assert.equal((await two.run(["log", "export"])).stdout, exported);
  assert.equal((await two.run(["log", "import", "-"], { stdin: exported })).stderr, "0 new messages in 2 conversations.\n");
  assert.equal((await two.run(["log", "export"])).stdout, exported);
  const [sums] = await one.kept();
  assert.equal(JSON.parse((await one.run(["log", "export", sums?.id ?? ""])).stdout).conversations.length, 1);
  assert.match((await one.run(["log", "--markdown"])).stdout, /^# What is 47[\s\S]*\n\n# Is water dry/);
});

test("what is deleted is in no byte of any file", async (t) => {
  const { folder, run, kept } = await lived(t);
  const [sums] = await kept();
  const history = join(folder, "state", "chat-history");
  mkdirSync(join(folder, "state"));
  writeFileSync(history, "other words\n What is 47 + 38?\n/think\n");
  const holding = (text: string) =>
    readdirSync(join(folder, "data")).filter((name) =>
      readFileSync(join(folder, "data", name))
        .toString("latin1")
        .toLowerCase()
        .includes(text),
    );
  assert.deepEqual(holding("nightingale"), ["conversations.db"]);
  assert.equal((await run(["log", "rename", sums?.id ?? "", "Two", "sums"])).stderr, "It is called Two sums now.\n");
  assert.match((await run(["log"])).stdout, /Two sums/);
  assert.equal((await run(["log", "delete", sums?.id.slice(0, 8) ?? ""])).stderr, "1 conversation deleted.\n");
  for (const text of ["nightingale", "quagga", "47 + 38"]) assert.deepEqual(holding(text), [], text);
  assert.equal(readFileSync(history, "utf8"), "other words\n/think\n");
  assert.equal((await kept()).length, 1);
  await run(["log", "delete", "--all"]);
  assert.deepEqual(holding("water"), []);
  assert.deepEqual((await run(["log"])).stderr, "Nothing is kept here yet.\n");
});

for (const [args, said] of [
  [["show", "nothing"], /no conversation nothing/],
  [["delete", "nothing"], /no conversation nothing/],
  [["nothing"], /no conversation nothing/],
  [["delete"], /cannot delete/],
  [["rename", "last"], /cannot rename last/],
  [["rename", "nothing", "new"], /no conversation nothing/],
  [["search"], /cannot search/],
  [["show", "a", "b"], /cannot show a b/],
  [["import", "./nothing.json"], /no file \.\/nothing\.json/],
  [["import", "package.json"], /package\.json holds no conversations/],
  [["--limit", "0"], /--limit needs a number/],
  [["--mrkdown"], /--markdown/],
] as const) {
  test(`fathom log ${args.join(" ")}: exit 2 and what would be right`, async (t) => {
    const { run } = await newHome(t);
    const { code, stdout, stderr } = await run(["log", ...args]);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, said);
  });
}

test("where nothing is kept, nothing is made", async (t) => {
  const { folder, run } = await newHome(t);
  for (const verb of ["list", "show", "export"]) assert.equal((await run(["log", verb])).code, 0);
  assert.equal((await run(["log", "export"])).stdout, '{"schema":1,"conversations":[\n]}\n');
  assert.deepEqual(readdirSync(folder), []);
});

test("an ID that fits two conversations is refused", async (t) => {
  const { run } = await newHome(t);
  const createdAt = "2026-01-01T00:00:00.000Z";
  const conversations = ["ab1", "ab2"].map((id) => ({ id, title: id, createdAt, messages: [] }));
  await run(["log", "import", "-"], { stdin: JSON.stringify({ schema: 1, conversations }) });
  const { code, stderr } = await run(["log", "show", "ab"]);
  assert.equal(code, 2);
  assert.match(stderr, /More than one conversation begins with ab/);
});

test("the help fits into 80 columns in both languages", async (t) => {
  const { run } = await newHome(t);
  for (const language of ["en", "fr"]) {
    const { stdout } = await run(["log", "--help"], { env: { FATHOM_LANG: language } });
    assert.ok(stdout.length > 400);
    for (const line of stdout.split("\n")) assert.ok([...line].length <= 80, line);
  }
});

test("in a terminal of 40 columns a line stays one line, and nothing in it is a sequence", { skip: noTerminal }, async (t) => {
  const { env, run } = await newHome(t);
  const title = `\u001b[2J${"long ".repeat(40)}`;
  const conversation = { id: "abcdefghij", title, createdAt: "2026-01-01T00:00:00.000Z", messages: [] };
  await run(["log", "import", "-"], { stdin: JSON.stringify({ schema: 1, conversations: [conversation] }) });
  const { stdout } = await startInTerminal(t, ["log"], { columns: 40, env: { ...env, NO_COLOR: "1" } }).ended;
  assert.equal(stdout, stripVTControlCharacters(stdout));
  assert.match(stdout, /^abcdefgh {2}2026-01-01 {2}\[2Jlong/);
  for (const line of stdout.split("\r\n")) assert.ok([...line].length <= 40, line);
});
