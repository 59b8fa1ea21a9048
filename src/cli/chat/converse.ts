import type { Target } from "../../catalogue/target.ts";
import type { Cost } from "../../model/cost.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { Model, ReplyOptions } from "../../model/model.ts";
import type { ChatTexts } from "../../texts/chat/texts.ts";
import type { Texts } from "../../texts/cli-texts.ts";
import { createTextView } from "../ask/text-view.ts";
import { createFullThinking, type ThinkingView } from "../ask/thinking-view.ts";
import type { CommandContext } from "../command.ts";
import { exitCodes, exitCut } from "../exit-codes.ts";
import type { Keeper } from "../log/keep.ts";
import { notesFor } from "../notes.ts";
import type { Style } from "../style.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import { messagesOf, systemOf, turnsOf } from "./conversation.ts";
import { createFoldingThinking } from "./folding-thinking.ts";
import type { LineSource } from "./line-source.ts";
import { showReply } from "./reply.ts";
import { readLine } from "./slash-command.ts";

/** What answers at the moment. */
export interface Answering {
  readonly target: Target;
  readonly model: Model;
}

export interface ConverseOptions extends Pick<CommandContext, "out" | "err" | "holdCtrlC" | "signal"> {
  readonly lines: LineSource;
  /** Asked before anything is read. */
  readonly first?: string;
  readonly answering: Answering;
  /** Opens another model by its name. */
  readonly open: (name: string) => Promise<Answering>;
  /** Takes each line that was typed. */
  readonly remember: (line: string) => Promise<void>;
  readonly keeper: Keeper;
  readonly system?: string;
  readonly options: ReplyOptions;
  readonly texts: Texts;
  readonly own: ChatTexts;
  readonly style: Style;
  /** Whether a terminal can take back what it shows: the thinking is then folded to one line. */
  readonly redraws: boolean;
  readonly showFailure: (error: ChatError) => Promise<void>;
}

interface HowToAsk {
  /** The question was asked before. */
  readonly again?: boolean;
  /** The text that the reply begins with, and what is open at its end; nothing is where the model is asked again. */
  readonly goesOn?: { readonly open?: "reasoning" | "text"; readonly reasoning: string; readonly text: string };
}

/** How a conversation ended. */
export interface Ending {
  readonly exit: number;
  readonly spent: boolean;
}

/**
 * Asks line after line until there is none. Failures are said, and the conversation goes on.
 *
 * @returns the exit code of the last reply that failed or was cut, or 0, and whether the money was used up, which ends it.
 * @throws the signal's reason when the conversation is ended from outside.
 */
export async function converse(given: ConverseOptions): Promise<Ending> {
  const { lines, open, remember, keeper, options, texts, own, out, err, style, redraws, holdCtrlC, signal, showFailure } = given;
  let { answering, first } = given;
  let turns = turnsOf(keeper.earlier);
  let { unfinished } = keeper;
  const system = systemOf(keeper.earlier, given.system);
  let exit = 0;
  let spent = false;
  const say = (text: string) => err.write(`${style.dim(err.fitted(safeForTerminal(text)))}\n`);

  const thinkingView = (): ThinkingView => {
    const folded = (ms: number) => own.thoughtFor((ms / 1_000).toFixed(1).replace(".", own.decimal));
    return redraws && err.isTTY ? createFoldingThinking({ err, style, folded }) : createFullThinking({ out, err, style });
  };

  async function ask(question: string, { again = false, goesOn }: HowToAsk = {}): Promise<void> {
    const notesOfTarget = notesFor(answering.target, texts);
    let cost: Cost | undefined;
    const onCost = (one: Cost) => {
      cost = one;
    };
    const charged = () => cost;
    const reply = await showReply({
      model: answering.model,
      messages: [...messagesOf({ system, turns, question }), ...(goesOn?.open === undefined ? [] : [openedAt(goesOn, goesOn.open)])],
      options: { ...options, onCost },
      keep: (parts) => keeper.keep(parts, { question, target: answering.target, options, again, charged, ...(goesOn && { goesOn }) }),
      view: createTextView({
        out,
        err,
        style,
        redraws,
        texts: texts.cli,
        thinking: thinkingView(),
        // Said once, when the model was opened.
        notes: (start, finish) => notesOfTarget(start, finish).filter(({ code }) => code !== "demonstration" && code !== "chosen-host"),
      }),
      holdCtrlC,
      signal,
    });
    const { finish, failure } = reply;
    const [reasoning, answer] = [`${goesOn?.reasoning ?? ""}${reply.reasoning}`, `${goesOn?.text ?? ""}${reply.answer}`];
    unfinished = finish?.reason === "stop" || reasoning + answer === "" ? undefined : { question, reasoning, answer };
    const failed = failure !== undefined && failure.code !== "stopped";
    turns = [...turns, { question, reasoning, answer, ...(failed && { failed }) }];
    if (finish !== undefined && finish.reason !== "stop") exit = exitCut;
    spent = finish?.reason === "budget" || failure?.details.kind === "over-budget";
    if (failure === undefined) return;
    if (failure.code === "stopped") return say(texts.cli.stopped);
    throw failure;
  }

  async function changeModel(name: string): Promise<void> {
    const next = await open(name);
    await answering.model.close();
    answering = next;
    await say(own.modelNow(next.model.id));
    await sayWhoAnswers();
  }

  async function sayWhoAnswers(): Promise<void> {
    for (const { message } of notesFor(answering.target, texts)()) await say(message);
  }

  async function regenerate(): Promise<void> {
    const last = turns.at(-1);
    if (last === undefined) return say(own.nothingToRegenerate);
    turns = turns.slice(0, -1);
    await ask(last.question, { again: true });
  }

  async function goOn(): Promise<void> {
    if (unfinished === undefined) return say(own.nothingToContinue);
    const { question, reasoning, answer: text } = unfinished;
    const open = text.trim() === "" ? "reasoning" : "text";
    if (turns.at(-1)?.question === question) turns = turns.slice(0, -1);
    if (answering.model.traits.continues.includes(open)) return ask(question, { again: true, goesOn: { open, reasoning, text } });
    await say(own.cannotContinue);
    await ask(question, { again: true, goesOn: { reasoning: "", text: "" } });
  }

  /** @returns whether the conversation goes on. */
  async function act(text: string): Promise<boolean> {
    const line = readLine(text);
    if (line.kind === "question") {
      await ask(line.text);
      return true;
    }
    switch (line.name) {
      case "quit":
        return false;
      case "help":
        await say(own.commands);
        return true;
      case "model":
        await (line.argument === "" ? say(own.model(answering.model.id)) : changeModel(line.argument));
        return true;
      case "think":
        await say(turns.at(-1)?.reasoning || own.noThinking);
        return true;
      case "regenerate":
        await regenerate();
        return true;
      case "continue":
        await goOn();
        return true;
      default:
        return line.name satisfies never;
    }
  }

  try {
    await sayWhoAnswers();
    for (;;) {
      const text = first ?? (await lines.next());
      first = undefined;
      signal.throwIfAborted();
      if (text === undefined) return { exit, spent };
      if (text.trim() === "") continue;
      await remember(text);
      try {
        if (!(await act(text))) return { exit, spent };
      } catch (error) {
        if (!(error instanceof ChatError)) throw error;
        exit = exitCodes[error.code];
        await showFailure(error);
      }
      if (spent) return { exit: exitCut, spent };
    }
  } finally {
    await answering.model.close();
  }
}

function openedAt({ reasoning, text }: { readonly reasoning: string; readonly text: string }, open: "reasoning" | "text"): Message {
  return { role: "assistant", text, ...(reasoning !== "" && { reasoning }), open };
}
