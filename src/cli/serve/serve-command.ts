import type { NamedDistill } from "../../catalogue/find-distill.ts";
import { ChatError } from "../../model/error.ts";
import type { Links } from "../../server/secrets.ts";
import { texts } from "../../texts/cli-texts.ts";
import { sentenceOf } from "../../texts/error-texts.ts";
import { languageOf } from "../../texts/language.ts";
import { serveTexts } from "../../texts/serve/texts.ts";
import { findWeights } from "../../weights/local-weights.ts";
import type { ToldError } from "../../wire/error.ts";
import { langOf } from "../ask/ask-flags.ts";
import { isFile } from "../choose-target.ts";
import type { Command } from "../command.ts";
import { readFlags, readNumber } from "../flags.ts";
import { Interrupt } from "../interrupt.ts";
import { saves } from "../log/keeper-for.ts";
import { openPassingStore, openStore, storeFile } from "../log/open-store.ts";
import { openTarget } from "../open-target.ts";
import { openPurse } from "../purse.ts";
import { targetFor } from "../target-for.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import { placesOf } from "../weights/places.ts";
import { unchosenTarget } from "../weights/unchosen.ts";
import { anotherLink } from "./another-link.ts";
import { openLan } from "./lan/lan-flags.ts";
import { showLinks } from "./lan/show-links.ts";
import { listModels } from "./list-models.ts";
import { pageFolder } from "./page-folder.ts";
import { serve } from "./serve.ts";
import { serverToken } from "./server-token.ts";

const flags = {
  model: { type: "string", short: "m" },
  "serve-model": { type: "string", multiple: true },
  port: { type: "string" },
  lan: { type: "boolean" },
  cert: { type: "string" },
  key: { type: "string" },
  proxy: { type: "string" },
  "lan-http": { type: "boolean" },
  "no-open": { type: "boolean" },
  "no-save": { type: "boolean" },
  link: { type: "boolean" },
  "print-token": { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** `fathom serve`: the page, until it is stopped. */
export const serveCommand: Command = async ({ args, configure, stdin, out, err, signal }) => {
  const { given, words } = readFlags(flags, args);
  const { model } = given;
  const lang = langOf(given);
  const { config, texts: spoken } = configure({ ...(model !== undefined && { model }), ...(lang !== undefined && { lang }) });
  const own = serveTexts[spoken.language];
  if (given.help) {
    await out.write(own.help);
    return 0;
  }
  const port = readNumber(given.port, { option: "port", min: 0, max: 65_535, whole: true });
  refuseWords(words);
  const lan = await openLan(given);
  const show = (links: Links) => showLinks(links, { out, err, colour: config.colour, texts: own });
  const token = config.token ?? (await serverToken(config.folders.data));
  if (given["print-token"]) {
    await out.write(`${token}\n`);
    return 0;
  }
  const { state } = config.folders;
  if (given.link) {
    await show(await anotherLink({ folder: state, token, ...(port !== undefined && { port }) }));
    return 0;
  }
  const first = config.model || unchosenTarget(config)?.id;
  const chosen = first === undefined ? [] : [first];
  // A host without a model is asked here which ones it has.
  const served = given["serve-model"] ?? [];
  for (const name of [...chosen, ...served]) await targetFor(name, { config, forPerson: true, signal });
  const find = ({ file }: NamedDistill) => findWeights(file, placesOf(config))?.path;
  const purse = openPurse({});
  const keeps = saves(given, config);
  const store = keeps ? await openStore(storeFile(config.folders.data)) : await openPassingStore();
  try {
    await serve({
      models: listModels({
        chosen,
        served,
        hosts: config.hosts,
        hasKey: (host) => config.keyOf(host) !== undefined,
        exists: isFile,
        find,
        ollamaUrl: config.ollamaUrl,
      }),
      open: async (target) => purse.watch(await openTarget(target, config, undefined, { signal }), target),
      describe,
      store,
      keeps,
      texts: own,
      demonstration: spoken.cli.notes.demonstration,
      token,
      lan,
      ...(port !== undefined && { port }),
      page: pageFolder(),
      stateFolder: state,
      opensBrowser: !given["no-open"] && config.display && stdin.isTTY && out.isTTY,
      show,
      note: (line) => void err.write(`${err.fitted(safeForTerminal(line))}\n`),
      signal,
    });
  } finally {
    await store.close();
  }
  if (signal.reason instanceof Interrupt) {
    await err.write(`${own.ended}\n`);
    return signal.reason.exitCode;
  }
  throw signal.reason;
};

/** A failure in the words of whoever reads the page. */
function describe({ code, details }: ChatError, language: string): ToldError {
  const { message, hint } = sentenceOf(texts[languageOf(language) ?? "en"].errors, code, details);
  return { code, message, ...(hint !== "" && { hint }) };
}

/** A word behind the flags is a slip: `serve` asks nothing. */
function refuseWords(words: readonly string[]): void {
  const [first] = words;
  if (first !== undefined) throw new ChatError("usage", { kind: "unknown-argument", said: first });
}
