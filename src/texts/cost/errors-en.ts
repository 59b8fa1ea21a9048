import type { Say } from "../error-texts.ts";
import type { CostErrorKind } from "./error-kinds.ts";

export const costErrorsEn: Readonly<Record<CostErrorKind, Say>> = {
  "bad-price": (d) => ({
    message: `--price cannot be read${d.said ? `: ${d.said}` : ""}.`,
    hint: "US dollars per million tokens, as --price 0.55,2.19 (input, output), or --price 0.55,2.19,0.14 with cached input.",
  }),
  "check-over-budget": (d) => ({
    message: `The check may cost more than --max-cost allows; nothing was sent to ${d.host ?? "the host"}.`,
    hint: "Allow more with --max-cost.",
  }),
  "needs-agreement": (d) => ({
    message: `${d.host ?? "The host"} would be asked, and that may cost money; nothing was sent.`,
    hint: "Agree with --yes.",
  }),
  "no-check-model": () => ({
    message: "Which model should be checked is not said.",
    hint: "fathom check HOST:MODEL, such as fathom check openrouter:deepseek/deepseek-r1.",
  }),
  "over-budget": () => ({
    message: "The question alone costs more than --max-cost leaves; nothing was sent.",
    hint: "Allow more with --max-cost, or ask something shorter.",
  }),
  "unknown-price": (d) => ({
    message: `--max-cost cannot be kept: nobody here knows what ${d.host ?? "the host"} asks for ${d.model ?? "this model"}. Nothing was sent.`,
    hint: "Say it with --price INPUT,OUTPUT in US dollars per million tokens, or limit the reply with --max-tokens N.",
  }),
};
