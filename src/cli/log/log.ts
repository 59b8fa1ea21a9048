import { readFile } from "node:fs/promises";
import type { Conversation } from "../../conversation/conversation.ts";
import { fromJson, toJson } from "../../conversation/json-file.ts";
import { toMarkdown } from "../../conversation/markdown-file.ts";
import type { Store } from "../../conversation/store.ts";
import { ChatError } from "../../model/error.ts";
import { logTexts } from "../../texts/log/texts.ts";
import { langOf } from "../ask/ask-flags.ts";
import { historyFile, removeFromHistory } from "../chat/history.ts";
import { isFile } from "../choose-target.ts";
import type { Command } from "../command.ts";
import { readFlags } from "../flags.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import { lineOf } from "./list-line.ts";
import { limitOf, logFlags, wishOf } from "./log-flags.ts";
import { localUser, openStore, storeFile } from "./open-store.ts";
import { wordsOf } from "./words.ts";

/** `fathom log`: the conversations that are kept. What it prints on stdout is theirs; what it says of its work is on stderr. */
export const log: Command = async ({ args, configure, stdin, out, err }) => {
  const { given, words: said } = readFlags(logFlags, args);
  const lang = langOf(given);
  const { config, texts } = configure(lang === undefined ? {} : { lang });
  const own = logTexts[texts.language];
  if (given.help) {
    await out.write(own.help);
    return 0;
  }
  const { verb, words } = wishOf(given, said);
  const limit = limitOf(given);
  const file = storeFile(config.folders.data);
  const tell = (text: string) => err.write(`${err.fitted(safeForTerminal(text))}\n`);
  const print = (text: string) => out.write(out.isTTY ? safeForTerminal(text) : text);
  const markdown = (conversation: Conversation) =>
    toMarkdown(conversation, { words: wordsOf(own, texts.language), thinking: given["no-thinking"] !== true });
  // Looking into a store makes none.
  if (verb !== "import" && !isFile(file)) {
    if (words.length > 0 && verb !== "search") throw new ChatError("usage", { kind: "unknown-conversation", said: words.join(" ") });
    if (verb === "export" && !given.markdown) await print(toJson([]));
    await tell(own.nothing);
    return 0;
  }
  const incoming = verb === "import" ? await readImport(words[0] ?? "-", stdin) : [];
  const store = await openStore(file);
  try {
    switch (verb) {
      case "list": {
        const summaries = await store.list(localUser, { limit });
        if (given.json) await print(`${JSON.stringify(summaries)}\n`);
        else for (const { id, updatedAt, title } of summaries) await print(lineOf({ id, at: updatedAt, text: title }, out));
        if (summaries.length === 0) await tell(own.nothing);
        return 0;
      }
      case "search": {
        const hits = await store.search(localUser, words.join(" "), { limit });
        if (given.json) await print(`${JSON.stringify(hits)}\n`);
        else for (const { conversation, at, excerpt } of hits) await print(lineOf({ id: conversation, at, text: excerpt }, out));
        if (hits.length === 0) await tell(own.nothingFound);
        return 0;
      }
      case "show": {
        const [id] = await idsOf(store, words.length === 0 ? ["last"] : words);
        const conversation = id === undefined ? undefined : await store.get(localUser, id);
        await (conversation === undefined ? tell(own.nothing) : print(markdown(conversation)));
        return 0;
      }
      case "export": {
        const ids = words.length === 0 ? await everyId(store) : await idsOf(store, words);
        const found = await conversationsOf(store, ids);
        await print(given.markdown ? found.map(markdown).join("\n") : toJson(found));
        return 0;
      }
      case "import": {
        let added = 0;
        for (const { messages, ...head } of incoming) added += await store.add(localUser, head, messages);
        await tell(own.imported(added, incoming.length));
        return 0;
      }
      case "rename": {
        const title = words.slice(1).join(" ").trim();
        for (const id of await idsOf(store, words.slice(0, 1))) {
          if (await store.rename(localUser, id, title)) await tell(own.renamed(title));
        }
        return 0;
      }
      case "delete": {
        const ids = given.all ? await everyId(store) : await idsOf(store, words);
        const found = await conversationsOf(store, ids);
        const erased = await store.erase(localUser, ids);
        const questions = found.flatMap(({ messages }) => messages.flatMap(({ role, text }) => (role === "user" ? [text] : [])));
        await removeFromHistory(historyFile(config.folders.state), questions);
        await tell(own.deleted(erased));
        return 0;
      }
      default:
        return verb satisfies never;
    }
  } finally {
    await store.close();
  }
};

async function conversationsOf(store: Store, ids: readonly string[]): Promise<readonly Conversation[]> {
  const found: Conversation[] = [];
  for (const id of ids) found.push(...[await store.get(localUser, id)].filter((one) => one !== undefined));
  return found;
}

/** Oldest first, so that what is imported again comes in the same order. */
async function everyId(store: Store): Promise<readonly string[]> {
  const all = await store.list(localUser, { limit: Number.MAX_SAFE_INTEGER });
  return all.map(({ id }) => id).reverse();
}

/**
 * The conversations that some beginnings of IDs name.
 *
 * @throws ChatError `usage`: `unknown-conversation`, `ambiguous-conversation`.
 */
async function idsOf(store: Store, beginnings: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const said of beginnings) {
    const isLast = said === "last";
    const found = isLast ? (await store.list(localUser, { limit: 1 })).map(({ id }) => id) : await store.find(localUser, said);
    const [id] = found.length === 1 || found[0] === said ? found : [];
    if (id !== undefined) ids.push(id);
    else if (!isLast || beginnings.length > 1) {
      throw new ChatError("usage", { kind: found.length === 0 ? "unknown-conversation" : "ambiguous-conversation", said });
    }
  }
  return [...new Set(ids)];
}

async function readImport(file: string, stdin: NodeJS.ReadStream): Promise<readonly Conversation[]> {
  if (file !== "-" && !isFile(file)) throw new ChatError("usage", { kind: "missing-file", file });
  try {
    const chunks: Buffer[] = [];
    if (file === "-") for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
    return fromJson(file === "-" ? Buffer.concat(chunks).toString("utf8") : await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof ChatError) throw new ChatError(error.code, { ...error.details, file }, { cause: error });
    throw new ChatError("usage", { kind: "unreadable", file }, { cause: error });
  }
}
