import type { PageTexts } from "../../texts/page/texts.ts";
import { useNow } from "../now.ts";
import { duration } from "../remarks.ts";
import type { Turn } from "../turn.ts";

export interface ProgressProps {
  readonly turn: Turn;
  readonly texts: PageTexts;
  readonly language: string;
}

/** A wait is worth a clock from here on, in milliseconds. */
const long = 2_000;

/** What is going on while no text comes. */
export function Progress({ turn, texts, language }: ProgressProps) {
  const { state = "connecting", done, of } = turn.status ?? {};
  const waited = useNow(true).value - turn.began;
  const measured = state !== "retrying" && state !== "queued" && done !== undefined && of !== undefined && of > 0;
  return (
    <p class="progress">
      {texts[state]} {measured && texts.portion(Math.round((100 * done) / of))}
      {waited >= long && turn.phase === "waiting" && ` ${duration(waited, texts, language)}`}
    </p>
  );
}
