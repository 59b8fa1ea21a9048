import type { Language } from "../../texts/language.ts";
import type { PageTexts } from "../../texts/page/texts.ts";
import type { LiveReply } from "../live-reply.ts";
import { useNow } from "../now.ts";
import { duration } from "../remarks.ts";

export interface ProgressProps {
  /** When the reply was asked for, in milliseconds. */
  readonly began: number;
  readonly live: LiveReply | undefined;
  readonly texts: PageTexts;
  readonly language: Language;
}

/** A wait is worth a clock from here on, in milliseconds. */
const long = 2_000;

/** What is going on while no text comes. */
export function Progress({ began, live, texts, language }: ProgressProps) {
  const { state = "connecting", done, of } = live?.status ?? {};
  const waited = useNow(true).value - began;
  const measured = state !== "retrying" && state !== "queued" && done !== undefined && of !== undefined && of > 0;
  return (
    <p class="progress">
      {texts[state]} {measured && texts.portion(Math.round((100 * done) / of))}
      {waited >= long && (live === undefined || live.pieces.length === 0) && ` ${duration(waited, texts, language)}`}
    </p>
  );
}
