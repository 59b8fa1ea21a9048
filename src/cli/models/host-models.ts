import type { DocumentedHost, Host } from "../../catalogue/host.ts";
import { hosts } from "../../catalogue/hosts.ts";
import { nearest } from "../../catalogue/nearest.ts";
import type { Config } from "../../config/read-config.ts";
import { ChatError } from "../../model/error.ts";
import { type HostTexts, hostTexts } from "../../texts/hosts/texts.ts";
import type { Language } from "../../texts/language.ts";
import { langOf } from "../ask/ask-flags.ts";
import type { Command, CommandContext } from "../command.ts";
import { readFlags } from "../flags.ts";
import { safeForTerminal, safeJson } from "../terminal-filter.ts";

const flags = { json: { type: "boolean" }, lang: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** `fathom models HOST`: what a host says it serves, and what it does with a question. */
export const hostModels: Command = async (context) => {
  const { given, words } = readFlags(flags, context.args);
  const lang = langOf(given);
  const { config, texts } = context.configure(lang === undefined ? {} : { lang });
  if (given.help) {
    await context.out.write(hostTexts[texts.language].modelsHelp);
    return 0;
  }
  const [name, more] = words;
  if (more !== undefined) throw new ChatError("usage", { kind: "unknown-argument", said: more });
  await showHostModels(name, { config, language: texts.language, json: given.json === true, ...context });
  return 0;
};

interface ShowHostModelsOptions extends Pick<CommandContext, "out" | "err" | "signal"> {
  readonly config: Config;
  readonly language: Language;
  readonly json: boolean;
}

/**
 * Asks the one host that was named. The names go to stdout as `--model` takes them, what is known of the host to stderr.
 *
 * @throws ChatError `usage` without a name, `model-not-found` for a host that nobody knows, what the host answers.
 */
export async function showHostModels(
  name: string | undefined,
  { config, language, json, out, err, signal }: ShowHostModelsOptions,
): Promise<void> {
  const ids = config.hosts.map(({ id }) => id);
  if (name === undefined) throw new ChatError("usage", { kind: "which-host", near: ids });
  const host = config.hosts.find(({ id }) => id === name);
  if (host === undefined) throw new ChatError("model-not-found", { model: name, kind: "unknown-host", near: nearest(name, ids) });
  const known = documented(host);
  // Whoever is about to be asked is said first, whether or not an answer comes.
  if (!json) await err.write(`${aboutHost(host, known, hostTexts[language])}\n`);
  const key = config.keyOf(host);
  const { listHostModels } = await import("../../backends/openai/list-host-models.ts");
  const names = await listHostModels({ host, ...(key !== undefined && { key }), signal });
  if (json) {
    const { operator, terms, asOf } = known ?? {};
    await out.write(`${safeJson({ schema: 1, host: host.id, url: host.baseUrl, operator, terms, asOf, models: names })}\n`);
    return;
  }
  const lines = names.map((one) => `${host.id}:${one}\n`).join("");
  await out.write(out.isTTY ? safeForTerminal(lines) : lines);
}

/** What the catalogue knows of a host; nothing where the user's own entry leads elsewhere. */
function documented(host: Host): DocumentedHost | undefined {
  return hosts.find(({ id, baseUrl }) => id === host.id && baseUrl === host.baseUrl);
}

/** Where it is, who runs it, and what becomes of a question there. */
export function aboutHost(host: Host, known: DocumentedHost | undefined, say: HostTexts): string {
  const lines = [say.hostLine(host.id, host.baseUrl)];
  if (known !== undefined) {
    const { operator, terms, asOf } = known;
    const own = terms.retention === "own-computer";
    lines.push(own ? say.retention[terms.retention] : `${say.operator(operator.company, operator.country)}:`);
    if (!own) lines.push(`${say.retention[terms.retention]}; ${say.training[terms.training]}.`, say.termsAsOf(asOf));
  }
  return lines.join("\n");
}
