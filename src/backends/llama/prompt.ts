import type { Request } from "../../reasoning/request.ts";
import type { PromptPiece } from "./protocol.ts";

/**
 * R1's turns as its chat template writes them (`tokenizer_config.json` of the distills; ggml-org/llama.cpp,
 * `models/templates/deepseek-ai-DeepSeek-R1-Distill-Qwen-32B.jinja`): no line breaks between turns, and since February 2025
 * the reply opened with `<think>\n`.
 *
 * @param opensThought whether the recipe opens the thought. A reply to go on from brings its own thought along.
 * @returns pieces, and whether they end inside a thought.
 */
export function buildPrompt(
  request: Request,
  opensThought: boolean,
): { readonly pieces: readonly PromptPiece[]; readonly thinking: boolean } {
  const pieces: PromptPiece[] = [special("<｜begin▁of▁sentence｜>")];
  const { open } = request;
  const closed = open === undefined ? request.messages : request.messages.slice(0, -1);
  for (const { role, content } of closed) {
    if (role === "user") pieces.push(special("<｜User｜>"), ...typed(content));
    else if (role === "assistant") pieces.push(special("<｜Assistant｜>"), ...typed(content), special("<｜end▁of▁sentence｜>"));
    else pieces.push(...typed(content));
  }
  pieces.push(special("<｜Assistant｜>"));
  if (open === undefined) {
    if (opensThought) pieces.push(special("<think>\n"));
    return { pieces, thinking: opensThought };
  }
  const last = request.messages.at(-1);
  pieces.push(special("<think>\n"), ...typed(last?.reasoning ?? ""));
  if (open === "text") pieces.push(special("\n</think>\n\n"), ...typed(last?.content ?? ""));
  return { pieces, thinking: open === "reasoning" };
}

const special = (text: string): PromptPiece => ({ text, special: true });

/**
 * Text that a person or a model wrote. The engine takes `<think>` and `</think>` for the real tokens wherever they stand,
 * because conversions mark them as user defined; cut after the first character they stay what was typed.
 */
function typed(text: string): readonly PromptPiece[] {
  return text
    .split(/(?<=<)(?=\/?think>)/)
    .filter((piece) => piece !== "")
    .map((piece) => ({ text: piece, special: false }));
}
