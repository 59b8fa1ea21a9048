import { routed } from "../catalogue/routing.ts";
import { isSameModel } from "../catalogue/same-model.ts";
import type { Target } from "../catalogue/target.ts";
import type { FinishPart, StartPart } from "../model/part.ts";
import { recipes } from "../reasoning/recipes.ts";
import type { Texts } from "../texts/cli-texts.ts";
import { hostTexts } from "../texts/hosts/texts.ts";

/** Something worth a word about a reply that did not fail. */
export interface Note {
  readonly code: "demonstration" | "chosen-host" | "other-model" | "without-thinking" | "assumed" | "no-answer" | "cut";
  readonly message: string;
}

export interface NotesOptions {
  readonly target: Target;
  /** Whether the model's family thinks before it answers. */
  readonly thinks: boolean;
  readonly texts: Texts;
  readonly start?: StartPart;
  readonly finish?: FinishPart;
}

/** What every face says aloud: it is how a wrong model, a canned reply or a cut one shows. */
export function notesOf({ target, thinks, texts, start, finish }: NotesOptions): readonly Note[] {
  const notes: Note[] = [];
  const { notes: say } = texts.cli;
  if (target.kind === "weights" && target.demonstration) notes.push({ code: "demonstration", message: say.demonstration });
  if (target.kind === "openai" && target.shortName !== undefined)
    notes.push({ code: "chosen-host", message: hostTexts[texts.language].chosenHost(target.shortName, target.id) });
  const asked = target.kind === "openai" ? routed(target.model, target.routing).model : target.id;
  if (start !== undefined && start.model !== "unknown" && !isSameModel(asked, start.model)) {
    notes.push({ code: "other-model", message: say.otherModel(asked, start) });
  }
  if (finish === undefined) return notes;
  if (finish.assumed) notes.push({ code: "assumed", message: say.assumed });
  const answered = finish.timing.firstAnswerMs !== undefined;
  if (!answered && !finish.assumed && finish.reason === "stop") notes.push({ code: "no-answer", message: say.noAnswer });
  if (answered && thinks && finish.thought === "none" && finish.reason === "stop")
    notes.push({ code: "without-thinking", message: say.withoutThinking });
  if (finish.reason !== "stop") notes.push({ code: "cut", message: say.cut(finish) });
  return notes;
}

/** The same for one target, as a reply goes on. */
export function notesFor(target: Target, texts: Texts): (start?: StartPart, finish?: FinishPart) => readonly Note[] {
  const { thinks } = recipes[target.family];
  return (start, finish) => notesOf({ target, thinks, texts, ...(start && { start }), ...(finish && { finish }) });
}
