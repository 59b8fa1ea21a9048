import type { Target } from "../catalogue/target.ts";
import type { FinishPart, StartPart } from "../model/part.ts";
import { recipes } from "../reasoning/recipes.ts";
import type { CliTexts } from "../texts/cli-texts.ts";

/** Something worth a word about a reply that did not fail. */
export interface Note {
  readonly code: "demonstration" | "unchosen" | "other-model" | "without-thinking" | "assumed" | "cut";
  readonly message: string;
}

export interface NotesOptions {
  readonly target: Target;
  /** Whether the model's family thinks before it answers. */
  readonly thinks: boolean;
  readonly texts: CliTexts;
  readonly start?: StartPart;
  readonly finish?: FinishPart;
}

/** What every face says aloud: it is how a wrong model, a canned reply or a cut one shows. */
export function notesOf({ target, thinks, texts, start, finish }: NotesOptions): readonly Note[] {
  const notes: Note[] = [];
  const { notes: say } = texts;
  if (target.kind === "weights" && target.demonstration) notes.push({ code: "demonstration", message: say.demonstration });
  if (target.kind === "weights" && target.unchosen) notes.push({ code: "unchosen", message: say.unchosen(target.id) });
  const asked = target.kind === "weights" ? target.id : target.model;
  if (start !== undefined && start.model !== "unknown" && !isSameModel(asked, start.model)) {
    notes.push({ code: "other-model", message: say.otherModel(asked, start) });
  }
  if (finish === undefined) return notes;
  if (finish.assumed) notes.push({ code: "assumed", message: say.assumed });
  if (thinks && finish.thought === "none" && finish.reason === "stop")
    notes.push({ code: "without-thinking", message: say.withoutThinking });
  if (finish.reason !== "stop") notes.push({ code: "cut", message: say.cut(finish) });
  return notes;
}

/** The same for one target, as a reply goes on. */
export function notesFor(target: Target, texts: CliTexts): (start?: StartPart, finish?: FinishPart) => readonly Note[] {
  const { thinks } = recipes[target.family];
  return (start, finish) => notesOf({ target, thinks, texts, ...(start && { start }), ...(finish && { finish }) });
}

/**
 * Hosts spell one model with and without its maker, and servers of files answer with a path. What follows a colon is a way
 * of serving that the answer may leave out (`:free`), or a size (`:7b`) that must then be the one asked for.
 */
function isSameModel(asked: string, answering: string): boolean {
  const [wanted, wantedTag] = partsOf(asked);
  const [name, tag = "latest"] = partsOf(answering);
  return name === wanted && (tag === "latest" || tag === wantedTag);
}

function partsOf(model: string): readonly (string | undefined)[] {
  const last = model.split(/[\\/]/).at(-1) ?? "";
  return last
    .toLowerCase()
    .replace(/\.gguf$/, "")
    .split(":", 2);
}
