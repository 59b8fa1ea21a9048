import type { RefObject } from "preact";
import type { ModelEntry } from "../../wire/models.ts";
import type { Store } from "../store.ts";
import { HowToR1 } from "./how-to-r1.tsx";

export interface WelcomeProps {
  readonly store: Store;
  readonly question: RefObject<HTMLTextAreaElement | null>;
}

/** What stands here before the first question: what to ask, who can answer, and how to get R1 itself. */
export function Welcome({ store, question }: WelcomeProps) {
  const texts = store.texts.value;
  const chosen = store.chosen.value;
  return (
    <section class="welcome">
      <h2>{texts.tagline}</h2>
      {!store.keeps.value && <p class="remark">{texts.notKept}</p>}
      {chosen?.demonstration && <p class="remark">{texts.demonstration}</p>}
      <ul class="examples" aria-label={texts.examples}>
        {[texts.example1, texts.example2, texts.example3].map((example) => (
          <li key={example}>
            <button
              type="button"
              onClick={() => {
                void store.shown.ask(example);
                question.current?.focus();
              }}
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
      <fieldset class="models">
        <legend>{texts.usable}</legend>
        {store.models.value.map((model) => (
          <ModelOption key={model.id} store={store} model={model} />
        ))}
      </fieldset>
      <HowToR1 texts={texts} open={!store.models.value.some(({ r1 }) => r1)} />
    </section>
  );
}

function ModelOption({ store, model }: { readonly store: Store; readonly model: ModelEntry }) {
  const texts = store.texts.value;
  return (
    <label>
      <input
        type="radio"
        name="model"
        checked={store.chosen.value?.id === model.id}
        onChange={() => {
          store.chosen.value = model;
        }}
      />
      <span class="name">{model.model}</span>
      {!model.r1 && <span class="badge">{texts.notR1}</span>}
      <span class="where">{model.local ? texts.onThisComputer : texts.at(model.host)}</span>
    </label>
  );
}
