import { describe } from "../../backends/describe.ts";
import type { Cost } from "../../model/cost.ts";
import type { Message } from "../../model/message.ts";
import type { FinishPart, Part } from "../../model/part.ts";
import { retrying } from "../../model/retrying.ts";
import { backendTexts } from "../../texts/backends/texts.ts";
import type { Command, CommandContext } from "../command.ts";
import { exitCut } from "../exit-codes.ts";
import { failureOf } from "../failure-of.ts";
import { readFlags } from "../flags.ts";
import { keeperFor } from "../log/keeper-for.ts";
import { notesFor } from "../notes.ts";
import { openTarget } from "../open-target.ts";
import { openPurse } from "../purse.ts";
import { createStatusLine } from "../status-line.ts";
import { styleFor } from "../style.ts";
import { targetFor } from "../target-for.ts";
import { type AskGiven, askFlags, langOf, providersOf, replyOptionsOf, shapeOf, stallOf } from "./ask-flags.ts";
import { createJsonView } from "./json-view.ts";
import { offeringPull } from "./offering-pull.ts";
import { readQuestion } from "./read-question.ts";
import { createTextView } from "./text-view.ts";
import { createFullThinking } from "./thinking-view.ts";
import type { View } from "./view.ts";

/** `fathom ask`: one question, one answer. */
export const ask: Command = async (context) => {
  const json = wantsJson(context.args);
  try {
    return await askOnce(context);
  } catch (error) {
    // A program that reads the object must find it there whatever went wrong before the first word.
    if (json && !(error instanceof ShownError)) {
      await createJsonView({ out: context.out, texts: context.texts(), notes: () => [] }).end(failureOf(error));
    }
    throw error instanceof ShownError ? error.shown : error;
  }
};

/** A failure that the view has already put into its object. */
class ShownError extends Error {
  readonly shown: unknown;
  constructor(shown: unknown) {
    super("shown");
    this.shown = shown;
  }
}

async function askOnce({ args, configure, stdin, out, err, signal }: CommandContext): Promise<number> {
  const { given, words } = readFlags(askFlags, args);
  const lang = langOf(given);
  if (given.help) {
    const { texts } = configure(lang === undefined ? {} : { lang });
    await out.write(texts.cli.askHelp);
    return 0;
  }
  const options = replyOptionsOf(given);
  const shape = shapeOf(given);
  const stall = stallOf(given);
  const purse = openPurse(given);
  const { config, texts } = configure({
    ...(given.model !== undefined && { model: given.model }),
    ...(lang !== undefined && { lang }),
    ...(stall !== undefined && { stallMs: stall }),
  });
  const target = await targetFor(config.model, { config, forPerson: out.isTTY && !given.json, providers: providersOf(given), signal });
  const question = await readQuestion(words, stdin, signal);
  const keeper = await keeperFor({ given, config, texts, err });
  const messages = [...keeper.earlier, ...messagesOf(given, question)];
  if (given["dry-run"]) {
    await out.write(`${JSON.stringify(await describe(target, messages, options), undefined, 2)}\n`);
    return 0;
  }
  const opened = await openTarget(target, config, shape, { force: given.force === true, signal });
  try {
    const notes = notesFor(target, texts);
    const style = styleFor(config.colour, err);
    const view = given.json
      ? createJsonView({ out, texts, notes })
      : createTextView({
          out,
          err,
          style,
          redraws: config.redraws,
          texts: texts.cli,
          thinking: createFullThinking({ out, err, style }),
          notes,
        });
    const stallMs = config.stallMs === undefined ? {} : { stallMs: config.stallMs };
    // Only a person who sees the question can answer it.
    const mayOffer = stdin.isTTY && err.isTTY && config.redraws && !given.json;
    const status = createStatusLine(err, style, config.redraws);
    const own = { stdin, err, status, texts: backendTexts[texts.language], signal };
    const model = target.kind === "ollama-api" && mayOffer ? offeringPull(opened, { ...own, target }) : opened;
    let cost: Cost | undefined;
    const onCost = (one: Cost) => {
      cost = one;
    };
    const parts = purse.meter(retrying(model), target).reply(messages, { ...options, ...stallMs, signal, onCost });
    return await play(keeper.keep(parts, { question, target, options, charged: () => cost }), view);
  } finally {
    await keeper.close();
    await opened.close();
  }
}

async function play(parts: AsyncIterable<Part>, view: View): Promise<number> {
  let finish: FinishPart | undefined;
  try {
    for await (const part of parts) {
      if (part.type === "finish") finish = part;
      await view.show(part);
    }
  } catch (error) {
    await view.end(failureOf(error));
    throw new ShownError(error);
  }
  await view.end();
  return finish?.reason === "stop" ? 0 : exitCut;
}

function messagesOf({ system }: AskGiven, question: string): readonly Message[] {
  return [...(system === undefined ? [] : [{ role: "system", text: system } as const]), { role: "user", text: question }];
}

/** Known before the flags are read, because reading them may be what fails. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).includes("--json");
}
