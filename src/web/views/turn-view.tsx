import type { Store } from "../store.ts";
import type { Turn } from "../turn.ts";
import { QuestionView } from "./question-view.tsx";
import { ReplyView } from "./reply-view.tsx";

export interface TurnViewProps {
  readonly store: Store;
  readonly turn: Turn;
  readonly last: boolean;
}

/** One question with its reply. */
export function TurnView({ store, turn: { question, reply }, last }: TurnViewProps) {
  return (
    <article class="turn" aria-busy={last && store.shown.running.value}>
      {question !== undefined && <QuestionView store={store} question={question} />}
      {reply !== undefined && <ReplyView store={store} message={reply} last={last} />}
    </article>
  );
}
