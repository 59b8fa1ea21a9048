import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { sanitise } from "./sanitise.ts";

const languages = { bash, c, cpp, css, go, java, javascript, json, python, rust, sql, typescript, xml, yaml };

/** Longer code than this, in characters, stays plain: colouring it would hold the page up. */
const most = 50_000;

/** Colours code whose language is named and known. Languages are not guessed: guessing is slow and often wrong. */
export function highlight(code: HTMLElement, language: string): void {
  const source = code.textContent ?? "";
  if (source.length > most) return;
  const own = hljs.newInstance();
  for (const [name, grammar] of Object.entries(languages)) own.registerLanguage(name, grammar);
  if (own.getLanguage(language) === undefined) return;
  code.replaceChildren(sanitise(own.highlight(source, { language, ignoreIllegals: true }).value));
}
