import { ChatError } from "../../model/error.ts";
import type { Shape } from "../../model/shape.ts";
import { chatTexts } from "../../texts/chat/texts.ts";
import { askFlags, langOf, providersOf, replyOptionsOf, shapeOf, stallOf } from "../ask/ask-flags.ts";
import type { Command } from "../command.ts";
import { readFlags } from "../flags.ts";
import { keeperFor, saves } from "../log/keeper-for.ts";
import { openTarget } from "../open-target.ts";
import { openPurse, purseFlags } from "../purse.ts";
import { showError } from "../show-error.ts";
import { styleFor } from "../style.ts";
import { targetFor } from "../target-for.ts";
import { type Answering, converse } from "./converse.ts";
import { addToHistory, historyFile, readHistory } from "./history.ts";
import { editLines, readPipe } from "./line-source.ts";
import { lineBreak } from "./paste.ts";

const { model, system, "max-tokens": maxTokens, stall, shape, provider, force, lang, help } = askFlags;
const { continue: goesOn, "no-save": noSave } = askFlags;
const asking = { model, system, "max-tokens": maxTokens, ...purseFlags, stall, shape, provider, force } as const;
const flags = { ...asking, continue: goesOn, "no-save": noSave, lang, help } as const;

/** `fathom chat`: a conversation, in a terminal or line by line through a pipe. */
export const chat: Command = async ({ args, configure, stdin, out, err, holdCtrlC, signal }) => {
  const { given, words } = readFlags(flags, args);
  const language = langOf(given);
  const stallMs = stallOf(given);
  const options = replyOptionsOf(given);
  const purse = openPurse(given);
  const { config, texts } = configure({
    ...(given.model !== undefined && { model: given.model }),
    ...(language !== undefined && { lang: language }),
    ...(stallMs !== undefined && { stallMs }),
  });
  const own = chatTexts[texts.language];
  if (given.help) {
    await out.write(own.help);
    return 0;
  }
  const style = styleFor(config.colour, err);
  const open = async (name: string | undefined, how?: Shape, providers?: readonly string[]): Promise<Answering> => {
    const target = await targetFor(name, { config, forPerson: out.isTTY, providers, signal });
    return { target, model: purse.meter(await openTarget(target, config, how, { force: given.force === true, signal }), target) };
  };
  const keeper = await keeperFor({ given, config, texts, err });
  const answering = await open(config.model, shapeOf(given), providersOf(given));

  const person = stdin.isTTY && (out.isTTY || err.isTTY);
  const file = historyFile(config.folders.state);
  const say = (text: string) => err.write(`${style.dim(err.fitted(text))}\n`);
  let remembers = person && saves(given, config);
  /** A history that cannot be kept is worth a word, once, and no reason to refuse a conversation. */
  const orForget = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      remembers = false;
      await say(own.historyNotKept(file));
      return otherwise;
    }
  };
  const history = person ? await orForget(readHistory(file), []) : [];
  if (person) await say(own.greeting(answering.model.id));
  const output = out.isTTY ? out.stream : err.stream;
  const lines = person
    ? editLines({ stdin, output, prompt: "> ", history, redraws: config.redraws, howToLeave: own.howToLeave, signal })
    : readPipe(stdin, signal);
  // Between two replies the terminal is not always the editor's yet.
  const release = person ? holdCtrlC(() => void say(own.howToLeave)) : undefined;
  try {
    const { exit, spent } = await converse({
      lines,
      ...(words.length > 0 && { first: words.join(" ") }),
      answering,
      // Shape and providers were said of the first model only.
      open: (name) => open(name),
      remember: async (line) => {
        if (remembers && !line.startsWith(" ")) await orForget(addToHistory(file, line.replaceAll("\n", lineBreak)), undefined);
      },
      keeper,
      ...(given.system !== undefined && { system: given.system }),
      options: { ...options, ...(config.stallMs !== undefined && { stallMs: config.stallMs }) },
      texts,
      own,
      out,
      err,
      style,
      redraws: config.redraws,
      // A script that is interrupted ends; it does not go on with the next line.
      holdCtrlC: person ? holdCtrlC : () => () => undefined,
      signal,
      showFailure: (error) => showError(error, { texts, err, style, debug: config.debug }),
    });
    // A person has seen what failed; a script has only this.
    return person && !spent ? 0 : exit;
  } finally {
    release?.();
    await keeper.close();
    lines.close();
  }
};
