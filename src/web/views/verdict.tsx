import { useSignal } from "@preact/signals";
import { copyText } from "../copy-text.ts";
import { figuresOf, remarksOn } from "../remarks.ts";
import type { Store } from "../store.ts";
import type { Turn } from "../turn.ts";

export interface VerdictProps {
  readonly store: Store;
  readonly turn: Turn;
  readonly last: boolean;
}

/** What there is to say once a reply has ended: what went wrong, what to know, what it cost, what can be done. */
export function Verdict({ store, turn, last }: VerdictProps) {
  const texts = store.texts.value;
  const copied = useSignal(false);
  const { error } = turn;

  async function copy(): Promise<void> {
    copied.value = await copyText(turn.answer);
    setTimeout(() => {
      copied.value = false;
    }, 1_500);
  }

  return (
    <>
      {turn.phase === "failed" && error !== undefined && (
        <div class="error" role="alert">
          <p>{error.message}</p>
          {error.hint !== undefined && <p>{error.hint}</p>}
        </div>
      )}
      {remarksOn(turn, texts).map((remark) => (
        <p key={remark} class="remark">
          {remark}
        </p>
      ))}
      {last && turn.asked.demonstration && <p class="remark">{texts.r1Itself}</p>}
      <div class="verdict">
        <p class="figures">{figuresOf(turn, texts, store.language.value).join(" · ")}</p>
        {turn.answer !== "" && (
          <button type="button" onClick={() => void copy()}>
            {copied.value ? texts.copied : texts.copyAnswer}
          </button>
        )}
        {last && (
          <button type="button" onClick={() => store.askAgain()}>
            {texts.tryAgain}
          </button>
        )}
      </div>
    </>
  );
}
