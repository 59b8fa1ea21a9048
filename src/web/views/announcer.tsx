import { useComputed } from "@preact/signals";
import type { PageTexts } from "../../texts/page/texts.ts";
import type { Store } from "../store.ts";
import type { Phase } from "../turn.ts";

/** Says to a screen reader what a reply is doing: one short sentence per phase, never the text as it comes. */
export function Announcer({ store }: { readonly store: Store }) {
  const phase = useComputed(() => store.turns.value.at(-1)?.value.phase);
  return <output class="spoken">{phase.value === undefined ? "" : sentence(phase.value, store.texts.value)}</output>;
}

function sentence(phase: Phase, texts: PageTexts): string {
  switch (phase) {
    case "waiting":
      return "";
    case "thinking":
      return texts.liveThinking;
    case "answering":
      return texts.liveAnswering;
    case "complete":
      return texts.liveDone;
    case "stopped":
      return texts.liveStopped;
    case "failed":
      return texts.liveFailed;
    default:
      return phase satisfies never;
  }
}
