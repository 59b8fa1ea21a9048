import { type Signal, signal } from "@preact/signals";
import { type Language, languages } from "../texts/language.ts";
import { firstLanguageOf } from "../texts/page/texts.ts";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the reader chose for this browser. */
export interface Preferences {
  readonly language: Signal<Language>;
  readonly theme: Signal<Theme>;
}

/** Reads them, shows them on the document, and keeps what is chosen later. */
export function createPreferences(): Preferences {
  const language = signal(languages.find((one) => one === stored("language")) ?? firstLanguageOf(navigator.languages));
  const theme = signal(themes.find((one) => one === stored("theme")) ?? "auto");
  language.subscribe((value) => {
    document.documentElement.lang = value;
  });
  theme.subscribe((value) => {
    document.documentElement.dataset["theme"] = value;
  });
  return { language, theme };
}

/** Keeps a choice. Where the browser keeps nothing, it holds until the page is closed. */
export function keep(name: keyof Preferences, value: string): void {
  try {
    localStorage.setItem(`fathom-${name}`, value);
  } catch {
    // Storage may be forbidden or full; a preference is not worth a word about it.
  }
}

function stored(name: keyof Preferences): string | null {
  try {
    return localStorage.getItem(`fathom-${name}`);
  } catch {
    return null;
  }
}
