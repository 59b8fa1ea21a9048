import { useSignal } from "@preact/signals";
import type { AssistantTreeMessage } from "../../conversation/conversation.ts";
import { copyText } from "../copy-text.ts";
import { figuresOf, remarksOn } from "../remarks.ts";
import type { Store } from "../store.ts";
import { canContinue, isInThought, type Reply } from "../turn.ts";
import { Versions } from "./versions.tsx";

export interface VerdictProps {
  readonly store: Store;
  readonly reply: Reply;
  readonly message: AssistantTreeMessage;
  readonly last: boolean;
}

/** What there is to say once a reply has ended: what went wrong, what to know, what it cost, what can be done. */
export function Verdict({ store, reply, message, last }: VerdictProps) {
  const texts = store.texts.value;
  const copied = useSignal(false);
  const { error, phase, answer, asked } = reply;
  const busy = store.shown.running.value;

  async function copy(): Promise<void> {
    copied.value = await copyText(answer);
    setTimeout(() => {
      copied.value = false;
    }, 1_500);
  }

  return (
    <>
      {phase !== "stopped" && error !== undefined && (
        <div class="error" role="alert">
          <p>{error.message}</p>
          {error.hint !== undefined && <p>{error.hint}</p>}
        </div>
      )}
      {remarksOn(reply, texts).map((remark) => (
        <p key={remark} class="remark">
          {remark}
        </p>
      ))}
      {last && asked.demonstration && <p class="remark">{texts.r1Itself}</p>}
      <div class="verdict">
        <p class="figures">{figuresOf(reply, texts, store.language.value).join(" · ")}</p>
        <div class="actions">
          <Versions store={store} message={message} />
          {answer !== "" && (
            <button type="button" onClick={() => void copy()}>
              {copied.value ? texts.copied : texts.copyAnswer}
            </button>
          )}
          {canContinue(reply) && (
            <button type="button" disabled={busy} onClick={() => void store.shown.goOn(reply, false)}>
              {texts.goOn}
            </button>
          )}
          {canContinue(reply) && isInThought(reply) && (
            <button type="button" disabled={busy} onClick={() => void store.shown.goOn(reply, true)}>
              {texts.answerNow}
            </button>
          )}
          <button type="button" disabled={busy} onClick={() => void store.shown.askAgain(reply)}>
            {texts.tryAgain}
          </button>
        </div>
      </div>
    </>
  );
}
