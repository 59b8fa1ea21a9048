import { gigabytes } from "./gigabytes.ts";

interface Machine {
  readonly memoryBytes: number;
  readonly freeBytes: number;
  readonly cores: number;
  readonly computes: "gpu" | "cpu";
}

const list = (names: readonly string[]) => names.join(", ");
const some = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** What the page, the terminal and a script call each thing that is looked at, and what was found. */
export const doctorEn = {
  help: `fathom doctor [options]

Looks at what Fathom needs and says what to mend. Nothing beyond this computer
is asked without one of these:

      --online         ask each host with a key for its list of models
      --live HOST      ask it one short question, at most 512 tokens;
                       HOST:MODEL chooses the model
      --json           one JSON object
      --lang L         en or fr
  -h, --help

Exit 0: nothing to mend; otherwise the exit code of the first fault.
`,
  checks: {
    node: "Node",
    config: "configuration",
    folders: "folders",
    disk: "disk",
    memory: "memory",
    engine: "engine",
    weights: "weights",
    keys: "keys",
    model: "model",
    servers: "servers here",
    host: "host",
    live: "live",
  },
  line: (title: string, words: string) => `${title}: ${words}`,
  fault: "FAULT",
  looking: (name: string) => `Looking at: ${name}…`,
  config: (file: string, there: boolean) => (there ? file : `none needed, none there (${file})`),
  folders: (data: string) => `can be written; data in ${data}`,
  disk: (free: number) => `${gigabytes(free, ".")} GB free`,
  memory: ({ memoryBytes, freeBytes, cores, computes }: Machine) =>
    `${gigabytes(memoryBytes, ".")} GB, ${gigabytes(freeBytes, ".")} GB of it free; ${some(cores, "core")}; computes on the ${computes === "gpu" ? "graphics chip" : "processor"}`,
  engine: (model: string, seconds: string) => `${model} answered in ${seconds} s`,
  weights: (names: readonly string[]) => (names.length === 0 ? "none but the demonstration model" : `${list(names)}: as published`),
  keys: (names: readonly string[]) => (names.length === 0 ? "none: only models on this computer can be asked" : list(names)),
  model: (id: string | undefined) =>
    id === undefined ? "none chosen: fathom-tiny for a person, none for a script" : `${id} can be opened`,
  servers: (found: readonly { readonly id: string; readonly count: number }[]) =>
    found.length === 0 ? "none found" : found.map(({ id, count }) => `${id} (${some(count, "model")})`).join(", "),
  host: (id: string, count: number) => `${id} answers: ${some(count, "model")}`,
  live: (seen: {
    readonly model: string;
    readonly shape: "field" | "tags" | undefined;
    readonly finish: string;
    readonly usage: boolean;
    readonly provider: string | undefined;
    readonly country: string | undefined;
  }) =>
    [
      `${seen.model} answers`,
      seen.shape === undefined ? "no thinking seen" : `thinking in ${seen.shape === "field" ? "a field" : "tags"}`,
      `finish reason ${seen.finish}`,
      seen.usage ? "counts tokens" : "counts no tokens",
      `provider ${seen.provider ?? "not said"}`,
      `country ${seen.country ?? "not known"}`,
    ].join("; "),
  well: "Nothing to mend.",
  faults: (count: number) => `${some(count, "thing")} to mend.`,
};
