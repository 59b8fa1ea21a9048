import type { Distill } from "../../catalogue/distill.ts";
import { allDistills, type NamedDistill } from "../../catalogue/find-distill.ts";
import { type WeightsTexts, weightsTexts } from "../../texts/weights/texts.ts";
import { type Fit, fitOf, usualContext } from "../../weights/fit.ts";
import { findWeights, type LocalWeights } from "../../weights/local-weights.ts";
import { lookAtMachine, type Machine } from "../../weights/machine.ts";
import { langOf } from "../ask/ask-flags.ts";
import type { Command } from "../command.ts";
import { readFlags, readNumber } from "../flags.ts";
import { hostModels } from "../models/host-models.ts";
import { type Style, styleFor } from "../style.ts";
import { placesOf } from "./places.ts";

const flags = {
  context: { type: "string" },
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

interface Row extends NamedDistill {
  readonly fit: Fit;
  readonly local: LocalWeights | undefined;
}

/** `fathom models`: which distills fit this computer, and which are here. */
export const models: Command = async (call) => {
  const { args, configure, out } = call;
  const { given, words } = readFlags(flags, args);
  if (words.length > 0) return hostModels(call);
  const lang = langOf(given);
  const context = readNumber(given.context, { option: "context", min: 512, max: 131_072, whole: true }) ?? usualContext;
  const { config, texts } = configure(lang === undefined ? {} : { lang });
  const say = weightsTexts[texts.language];
  if (given.help) {
    await out.write(say.modelsHelp);
    return 0;
  }
  const machine = lookAtMachine();
  const places = placesOf(config);
  const rows = allDistills().map((named) => ({
    ...named,
    fit: fitOf(named.distill.shape, named.file.bytes, context, machine),
    local: findWeights(named.file, places),
  }));
  await out.write(
    given.json
      ? `${JSON.stringify(objectOf(rows, context, machine))}\n`
      : tableOf({ rows, context, machine, say, style: styleFor(config.colour, out), columns: out.columns() }),
  );
  return 0;
};

function objectOf(rows: readonly Row[], context: number, machine: Machine) {
  return {
    schema: 1,
    context,
    machine,
    models: rows.map(({ id, distill, file, fit, local }) => ({
      id,
      name: distill.name,
      quantisation: file.quantisation,
      repository: file.repository,
      file: file.file,
      bytes: file.bytes,
      rounded: file.rounded === true,
      ...(file.sha256 !== undefined && { sha256: file.sha256 }),
      needBytes: fit.need.total,
      verdict: fit.verdict,
      computes: fit.computes,
      tokensPerSecond: fit.tokensPerSecond,
      minutes: fit.minutes,
      here: local !== undefined,
      ...(local !== undefined && { path: local.path, verified: local.verified }),
    })),
  };
}

const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
const minutes = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

interface TableOptions {
  readonly rows: readonly Row[];
  readonly context: number;
  readonly machine: Machine;
  readonly say: WeightsTexts;
  readonly style: Style;
  readonly columns: number;
}

/** Within 40 columns: a distill on a line of its own, its files below; its long name where there is room. */
function tableOf({ rows, context, machine, say, style, columns }: TableOptions): string {
  const cells = rows.map(({ file, fit, local }) => [
    file.quantisation,
    gigabytes(file.bytes),
    gigabytes(fit.need.total),
    say.verdicts[fit.verdict],
    `${minutes(fit.minutes.short)}/${minutes(fit.minutes.long)}`,
    [local && say.here, file.sha256 === undefined && say.unchecked].filter(Boolean).join(" "),
  ]);
  const widths = say.columns.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const lay = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join(" ")
      .trimEnd();
  const headingOf = ({ id, name }: Distill) => (`${id} ${name}`.length > columns ? style.bold(id) : `${style.bold(id)} ${style.dim(name)}`);
  const lines = rows.flatMap(({ distill }, at) => {
    const row = lay(cells[at] ?? []);
    return rows[at - 1]?.distill === distill ? [row] : ["", headingOf(distill), row];
  });
  const { memoryBytes, freeBytes, cores, computes } = machine;
  const head = [say.machine(memoryBytes, freeBytes, cores, computes === "gpu"), say.context(context), "", style.dim(lay(say.columns))];
  return `${[...head, ...lines, "", say.legend].join("\n")}\n`;
}
