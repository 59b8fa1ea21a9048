import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { type Language, languages } from "../../texts/language.ts";
import { pageTexts } from "../../texts/page/texts.ts";
import { keep, type Theme, themes } from "../preferences.ts";
import type { Store } from "../store.ts";

export interface HeaderProps {
  readonly store: Store;
  /** Whether the list of conversations is open. */
  readonly listing: Signal<boolean>;
  readonly question: RefObject<HTMLTextAreaElement | null>;
}

/** The bar at the top: who answers, what can be done with the conversation, and the reader's preferences. */
export function Header({ store, listing, question }: HeaderProps) {
  const texts = store.texts.value;
  const themeNames: Readonly<Record<Theme, string>> = { auto: texts.themeAuto, light: texts.themeLight, dark: texts.themeDark };
  const empty = store.shown.turns.value.length === 0;

  return (
    <header>
      <h1>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M4 10c4-3.600 8-3.600 12 0s8 3.600 12 0M8 17.500c2.700-2.400 5.300-2.400 8 0s5.300 2.400 8 0M12 24.500c1.300-1.200 2.700-1.200 4 0s2.700 1.200 4 0" />
        </svg>
        {texts.title}
      </h1>
      {store.models.value.length > 0 && <ModelChoice store={store} />}
      <div class="tools">
        {store.access.value === "ready" && (
          <button
            type="button"
            title={texts.conversationsLong}
            onClick={() => {
              listing.value = true;
            }}
          >
            {texts.conversations}
          </button>
        )}
        <button type="button" disabled={empty} title={texts.newConversationLong} onClick={() => begin(store, question)}>
          {texts.newConversation}
        </button>
        <button type="button" disabled={empty} title={texts.saveLong} onClick={() => void save(store)}>
          {texts.save}
        </button>
        <Choice
          label={texts.language}
          value={store.language.value}
          options={languages.map((code) => ({ value: code, name: pageTexts[code].languageName }))}
          onChoose={(value: Language) => {
            store.language.value = value;
            keep("language", value);
          }}
        />
        <Choice
          label={texts.theme}
          value={store.theme.value}
          options={themes.map((theme) => ({ value: theme, name: themeNames[theme] }))}
          onChoose={(value: Theme) => {
            store.theme.value = value;
            keep("theme", value);
          }}
        />
      </div>
    </header>
  );
}

function ModelChoice({ store }: { readonly store: Store }) {
  const texts = store.texts.value;
  const chosen = store.chosen.value;
  return (
    <div class="model">
      <Choice
        label={texts.model}
        value={chosen?.id ?? ""}
        options={store.models.value.map(({ id, model }) => ({ value: id, name: id.length > 40 ? model : id }))}
        onChoose={(id: string) => {
          store.chosen.value = store.models.value.find((model) => model.id === id);
        }}
      />
      {chosen?.r1 === false && <span class="badge">{texts.notR1}</span>}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value}
      onChange={({ currentTarget }) => {
        const found = options.find((option) => option.value === currentTarget.value);
        if (found !== undefined) onChoose(found.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

function begin(store: Store, question: HeaderProps["question"]): void {
  store.begin();
  question.current?.focus();
}

async function save(store: Store): Promise<void> {
  const { conversationFile, conversationFileName } = await import("../conversation-file.ts");
  const now = new Date();
  const turns = store.shown.turns.value.map(({ question, reply }) => ({ question, reply: reply && store.shown.replyOf(reply) }));
  const text = conversationFile({ turns, texts: store.texts.value, language: store.language.value, now });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = conversationFileName(now);
  link.click();
  URL.revokeObjectURL(link.href);
}
