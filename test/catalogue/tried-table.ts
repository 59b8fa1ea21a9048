import type { DocumentedHost } from "../../src/catalogue/host.ts";
import { hosts } from "../../src/catalogue/hosts.ts";
import { models } from "../../src/catalogue/models.ts";
import { systems } from "../../src/catalogue/systems.ts";

const kept: Readonly<Record<DocumentedHost["terms"]["retention"], string>> = {
  none: "no",
  unlimited: "yes, no period named",
  unstated: "not stated",
  unknown: "not looked up",
  provider: "up to the provider",
  "own-computer": "stays with you",
};

const trainedOn: Readonly<Record<DocumentedHost["terms"]["training"], string>> = {
  no: "no",
  yes: "may be",
  unstated: "not stated",
  unknown: "not looked up",
  provider: "up to the provider",
};

/** README's table of what has been tried, made from the catalogue. */
export function triedTable(): string {
  const row = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row("host", "run by", "questions kept", "trained on", "R1 there", "tried"),
    row("---", "---", "---", "---", "---", "---"),
    ...hosts.map((host) =>
      row(host.id, operatorOf(host), kept[host.terms.retention], trainedOn[host.terms.training], servingOf(host), host.tried),
    ),
    "",
    row("on this computer", "from", "licences", "tried"),
    row("---", "---", "---", "---"),
    ...models.flatMap(({ name, base = "", licences, tried }) =>
      tried === undefined ? [] : [row(name, base, licences.join(" + "), tried)],
    ),
    "",
    row("system", "tried"),
    row("---", "---"),
    ...systems.map(({ name, tried }) => row(name, tried)),
  ].join("\n");
}

function operatorOf({ operator: { company, country } }: DocumentedHost): string {
  return company === "you" ? company : `${company}, ${country ?? "seat not stated"}`;
}

function servingOf({ serves, leftR1, retired, keyRequired }: DocumentedHost): string {
  if (leftR1) return "no longer by the call";
  if (retired !== undefined) return "no, since August 2025";
  const names = Object.keys(serves ?? {});
  return names.length > 0 ? names.join(", ") : keyRequired ? "" : "what you load";
}
