import type { AssistantTreeMessage } from "../../conversation/conversation.ts";
import type { Store } from "../store.ts";
import { isRunning } from "../turn.ts";
import { Answer } from "./answer.tsx";
import { Progress } from "./progress.tsx";
import { Thinking } from "./thinking.tsx";
import { Verdict } from "./verdict.tsx";
import { Versions } from "./versions.tsx";

export interface ReplyViewProps {
  readonly store: Store;
  readonly message: AssistantTreeMessage;
  readonly last: boolean;
}

/** A reply as far as it has come: who gives it, what is thought, what is answered, and how it ended. */
export function ReplyView({ store, message, last }: ReplyViewProps) {
  const texts = store.texts.value;
  const language = store.language.value;
  const reply = store.shown.replyOf(message);
  const { id, phase, asked, reasoning, answer, provenance, live } = reply;
  const running = isRunning(reply);
  const { model = "unknown", host = asked.host } = provenance;
  return (
    <div class="reply" id={`message-${id}`}>
      <p class="who">
        {model === "unknown" ? asked.model : model}
        {!asked.r1 && <span class="badge">{texts.notR1}</span>}
        {!asked.local && host !== undefined && <span class="where">{texts.at(host)}</span>}
      </p>
      {reasoning !== "" && <Thinking key={id} reply={reply} texts={texts} language={language} />}
      {answer !== "" && (
        <Answer key={`${id} ${language}`} answer={answer} whole={!running} texts={texts} createDrawing={store.createDrawing.value} />
      )}
      {running && (phase === "waiting" || live?.status !== undefined) && (
        <Progress began={live?.began ?? Date.parse(message.at)} live={live} texts={texts} language={language} />
      )}
      {live?.lost && <p class="remark">{texts.reconnecting}</p>}
      {running && (
        <div class="actions">
          <Versions store={store} message={message} />
          {phase === "thinking" && last && (
            <button type="button" onClick={() => void store.shown.goOn(reply, true)}>
              {texts.answerNow}
            </button>
          )}
        </div>
      )}
      {!running && <Verdict store={store} reply={reply} message={message} last={last} />}
    </div>
  );
}
