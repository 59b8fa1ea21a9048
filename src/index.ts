/**
 * Fathom's public surface, as a list that can be read in one look. Everything else in this package may change.
 *
 * @example
 * import { existsSync } from "node:fs";
 * import { collect, openModel, resolveTarget } from "fathom-r1";
 *
 * const model = await openModel(resolveTarget("fathom-tiny", { exists: existsSync }));
 * const { reasoning, answer } = await collect(model.reply([{ role: "user", text: "What is 47 + 38?" }]));
 * await model.close();
 */

export { describe } from "./backends/describe.ts";
export { type OpenOptions, openModel } from "./backends/open.ts";
export { openScript, type ScriptOptions, type Step } from "./backends/script.ts";
export { type ResolveOptions, resolveTarget } from "./catalogue/resolve-target.ts";
export type { Target } from "./catalogue/target.ts";
export { collect, type Reply } from "./model/collect.ts";
export type { Cost, Currency } from "./model/cost.ts";
export { ChatError, type ErrorCode, type ErrorDetails, errorCodes, type PartialReply } from "./model/error.ts";
export { type Family, families } from "./model/family.ts";
export type { AssistantMessage, Message, SystemMessage, UserMessage } from "./model/message.ts";
export type { Model, OptionName, ReplyOptions, Traits } from "./model/model.ts";
export type { FinishPart, FinishReason, Part, ReasoningPart, StartPart, StatusPart, TextPart, Thought } from "./model/part.ts";
export { type RetryOptions, retrying } from "./model/retrying.ts";
export { type Shape, shapes } from "./model/shape.ts";
export type { Timing, Usage } from "./model/usage.ts";
export type { Delta } from "./reasoning/delta.ts";
export type { Opening } from "./reasoning/opening.ts";
export { createSplitter, type SplitEnd, type SplitPart, type Splitter } from "./reasoning/splitter.ts";
