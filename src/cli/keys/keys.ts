import { isSendable } from "../../backends/openai/check-key.ts";
import type { Host } from "../../catalogue/host.ts";
import { nearest } from "../../catalogue/nearest.ts";
import type { Config } from "../../config/read-config.ts";
import { keysFile, readStoredKeys, type StoredKeys } from "../../config/stored-keys.ts";
import { ChatError } from "../../model/error.ts";
import { type HostTexts, hostTexts } from "../../texts/hosts/texts.ts";
import { langOf } from "../ask/ask-flags.ts";
import type { Command, CommandContext } from "../command.ts";
import { readFlags } from "../flags.ts";
import { writePrivate } from "../private-file.ts";
import { readSecret } from "./read-secret.ts";

const flags = { lang: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** `fathom keys`: keeps hosts' keys in a private file, names them, forgets them. A key itself is never shown. */
export const keys: Command = async (context) => {
  const { given, words } = readFlags(flags, context.args);
  const lang = langOf(given);
  const { config, texts } = context.configure(lang === undefined ? {} : { lang });
  const say = hostTexts[texts.language];
  const [action, name, ...more] = words;
  if (given.help || action === undefined) {
    await context.out.write(say.keysHelp);
    return 0;
  }
  // No word is repeated: any of them may be a key.
  if (more.length > 0) throw new ChatError("usage", { kind: action === "set" ? "key-as-argument" : "which-keys-action" });
  switch (action) {
    case "set":
      await set(knownHost(name, config), config, say, context);
      return 0;
    case "list":
      if (name !== undefined) throw new ChatError("usage", { kind: "which-keys-action" });
      await context.out.write(listOf(config, say));
      return 0;
    case "remove":
      await remove(name, config, say, context);
      return 0;
    default:
      throw new ChatError("usage", { kind: "which-keys-action" });
  }
};

async function set(host: Host, config: Config, say: HostTexts, { stdin, err, signal }: CommandContext): Promise<void> {
  const file = keysFile(config.folders);
  // A file that cannot be used is worth saying before anything is typed.
  readStoredKeys(file);
  if (stdin.isTTY && host.keyUrl !== undefined) await err.write(`${say.keyWhere(host.keyUrl)}\n`);
  const key = await readSecret({ stdin, err, prompt: say.keyPrompt(host.id), signal });
  if (!isSendable(key)) throw new ChatError("config", { host: host.id, keyName: host.keyName, kind: "bad-key" });
  await write(file, { ...readStoredKeys(file), [host.id]: { keyName: host.keyName, origin: new URL(host.baseUrl).origin, key } });
  await err.write(`${say.keyKept(host.id, file)}\n`);
  if (config.keyOf(host.keyName) !== undefined) await err.write(`${say.keyOutranked(host.keyName)}\n`);
}

async function remove(name: string | undefined, config: Config, say: HostTexts, { err }: CommandContext): Promise<void> {
  const file = keysFile(config.folders);
  const kept = readStoredKeys(file);
  // A kept key may outlive its host's entry.
  const id = name !== undefined && Object.hasOwn(kept, name) ? name : knownHost(name, config).id;
  if (!Object.hasOwn(kept, id)) throw new ChatError("usage", { host: id, kind: "host-without-key" });
  await write(file, Object.fromEntries(Object.entries(kept).filter(([one]) => one !== id)));
  await err.write(`${say.keyRemoved(id)}\n`);
}

function write(file: string, kept: StoredKeys): Promise<void> {
  return writePrivate(file, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** One line for each key: whose it is, its variable, and where it comes from. */
function listOf(config: Config, say: HostTexts): string {
  const kept = readStoredKeys(keysFile(config.folders));
  const set = config.hosts.filter(({ keyName }) => config.keyOf(keyName) !== undefined);
  const rows = [
    ...set.map(({ id, keyName }) => [id, keyName, say.fromEnvironment]),
    ...Object.entries(kept).map(([id, { keyName }]) => [id, keyName, say.fromFile]),
  ];
  return rows.length === 0 ? `${say.noKeys}\n` : rows.map((row) => `${row.join("  ")}\n`).join("");
}

/** @throws ChatError `usage` without a name, `model-not-found` for a host that nobody knows. */
function knownHost(name: string | undefined, { hosts }: Config): Host {
  const ids = hosts.map(({ id }) => id);
  if (name === undefined) throw new ChatError("usage", { kind: "which-host", near: ids });
  const host = hosts.find(({ id }) => id === name);
  // What is no host may be a key that was pasted in the wrong place: it is not repeated.
  if (host === undefined) throw new ChatError("model-not-found", { kind: "unknown-host", near: nearest(name, ids) });
  return host;
}
