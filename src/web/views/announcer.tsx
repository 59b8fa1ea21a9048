import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { PageTexts } from "../../texts/page/texts.ts";
import type { Store } from "../store.ts";
import { isRunning, type Phase } from "../turn.ts";

/**
 * Says to a screen reader what a reply is doing: one short sentence per phase, never the text as it comes, and of an end only
 * where it came while the page was there.
 */
export function Announcer({ store }: { readonly store: Store }) {
  const said = useSignal("");
  const before = useRef({ turns: 0, running: false, followed: "" });
  useSignalEffect(() => {
    const turns = store.shown.turns.value;
    const message = turns.at(-1)?.reply;
    const reply = message && store.shown.replyOf(message);
    const running = reply !== undefined && isRunning(reply);
    // A reply gets its name from the server, and may have ended by then.
    const isSame = before.current.running && before.current.turns === turns.length;
    const followed = running || isSame ? (reply?.id ?? "") : before.current.followed;
    before.current = { turns: turns.length, running, followed };
    said.value = reply !== undefined && followed === reply.id ? sentence(reply.phase, store.texts.value) : "";
  });
  return <output class="spoken">{said.value}</output>;
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
    case "cut":
      return texts.liveCut;
    case "stopped":
      return texts.liveStopped;
    case "failed":
      return texts.liveFailed;
    case "interrupted":
      return texts.liveInterrupted;
    default:
      return phase satisfies never;
  }
}
