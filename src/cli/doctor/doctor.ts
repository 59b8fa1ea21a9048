import { ChatError } from "../../model/error.ts";
import { doctorTexts } from "../../texts/doctor/texts.ts";
import { sentenceOf } from "../../texts/error-texts.ts";
import { langOf } from "../ask/ask-flags.ts";
import type { Command } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { failureOf } from "../failure-of.ts";
import { readFlags } from "../flags.ts";
import { createStatusLine } from "../status-line.ts";
import { styleFor } from "../style.ts";
import { safeForTerminal, safeJson } from "../terminal-filter.ts";
import type { Check } from "./check.ts";
import { computerChecks } from "./computer-checks.ts";
import { hostChecks } from "./host-checks.ts";
import { liveCheck } from "./live-check.ts";
import { modelChecks } from "./model-checks.ts";

const flags = {
  online: { type: "boolean" },
  live: { type: "string" },
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

interface Finding {
  readonly check: Check["name"];
  readonly found?: string;
  readonly fault?: ChatError;
}

/** `fathom doctor`: what Fathom needs, what is here of it, and what to mend. */
export const doctor: Command = async ({ args, configure, out, err, signal }) => {
  const { given, words } = readFlags(flags, args);
  const [word] = words;
  if (word !== undefined) throw new ChatError("usage", { kind: "unknown-argument", said: word });
  const lang = langOf(given);
  // A configuration that cannot be read ends it at once, with the sentence that says where: all the rest depends on it.
  const { config, texts } = configure(lang === undefined ? {} : { lang });
  const say = doctorTexts[texts.language];
  if (given.help) {
    await out.write(say.help);
    return 0;
  }
  const checks = [
    ...computerChecks(config, say),
    ...modelChecks(config, say),
    ...hostChecks(config, say, given.online === true),
    ...(given.live === undefined ? [] : [liveCheck(given.live, config, say)]),
  ];
  const status = createStatusLine(err, styleFor(config.colour, err), config.redraws);
  const style = styleFor(config.colour, out);
  const findings: Finding[] = [];
  for (const { name, look } of checks) {
    await status.set(say.looking(say.checks[name]));
    const finding = await examine({ name, look }, signal);
    await status.clear();
    findings.push(finding);
    if (given.json) continue;
    const { message, hint } = wordsOf(finding);
    const title = say.checks[name];
    await out.write(
      finding.fault === undefined
        ? safeForTerminal(`ok     ${say.line(title, finding.found ?? "")}\n`)
        : `${style.red(say.fault)}  ${safeForTerminal(`${say.line(title, message)}\n       ${hint}\n`)}`,
    );
  }
  const faults = findings.flatMap(({ fault }) => fault ?? []);
  if (given.json) {
    const listed = findings.map((finding) => ({
      check: finding.check,
      ok: finding.fault === undefined,
      found: finding.found,
      error: finding.fault && { code: finding.fault.code, ...wordsOf(finding) },
    }));
    await out.write(`${safeJson({ schema: 1, checks: listed })}\n`);
  } else {
    await out.write(`${faults.length === 0 ? say.well : say.faults(faults.length)}\n`);
  }
  const [first] = faults;
  return first === undefined ? 0 : exitCodes[first.code];

  function wordsOf({ fault }: Finding): { readonly message: string; readonly hint: string } {
    return fault === undefined ? { message: "", hint: "" } : sentenceOf(texts.errors, fault.code, fault.details);
  }
};

async function examine({ name, look }: Check, signal: AbortSignal): Promise<Finding> {
  try {
    return { check: name, found: await look(signal) };
  } catch (error) {
    signal.throwIfAborted();
    return { check: name, fault: failureOf(error) ?? new ChatError("internal") };
  }
}
