import type { Signal } from "@preact/signals";
import type { Store } from "../store.ts";
import { isRunning, type Turn } from "../turn.ts";
import { Answer } from "./answer.tsx";
import { Progress } from "./progress.tsx";
import { Thinking } from "./thinking.tsx";
import { Verdict } from "./verdict.tsx";

export interface TurnViewProps {
  readonly store: Store;
  readonly turn: Signal<Turn>;
  readonly last: boolean;
}

/** One question with its reply. */
export function TurnView({ store, turn: { value: turn }, last }: TurnViewProps) {
  const texts = store.texts.value;
  const language = store.language.value;
  const running = isRunning(turn);
  return (
    <article class="turn" aria-busy={running}>
      <h2 class="question">{turn.question}</h2>
      <div class="reply">
        <p class="who">
          {turn.start === undefined || turn.start.model === "unknown" ? turn.asked.model : turn.start.model}
          {!turn.asked.r1 && <span class="badge">{texts.notR1}</span>}
          {!turn.asked.local && <span class="where">{texts.at(turn.start?.host ?? turn.asked.host)}</span>}
        </p>
        {turn.reasoning !== "" && <Thinking turn={turn} texts={texts} language={language} />}
        {turn.answer !== "" && <Answer key={language} answer={turn.answer} whole={!running} texts={texts} />}
        {running && (turn.phase === "waiting" || turn.status !== undefined) && <Progress turn={turn} texts={texts} language={language} />}
        {!running && <Verdict store={store} turn={turn} last={last} />}
      </div>
    </article>
  );
}
