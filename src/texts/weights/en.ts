import { size } from "./size.ts";

/** What `fathom models`, `fathom pull` and `fathom engine` say, in English. */
export const en = {
  modelsHelp: `fathom models [options]          fathom models HOST: what a host serves

The distills of R1 that run on one computer: download, memory at the chosen
context, whether that fits here, and how many minutes a thought of 1,000 and
of 4,000 tokens would take. They are not R1; they think in its way.

      --context N        tokens of conversation to keep (8192)
      --json             one JSON object: schema (1), context, machine, models
      --lang L           en or fr
  -h, --help

Estimates, from this computer's cores and the speed of its memory.
`,
  pullHelp: `fathom pull [options] NAME

Downloads a distill (1.5b, 7b:q4_0 …; fathom models lists them), goes on
from what an earlier try left, checks its SHA-256, and prints its path.
ollama:MODEL has Ollama pull it instead.

      --unchecked        also a file whose checksum no source gives
      --offline          fetch nothing: say whether it is here and whole
      --lang L           en or fr
  -h, --help

HF_ENDPOINT names a mirror, HF_TOKEN a token, HF_HOME the hub's own cache,
which is looked at first. http_proxy, https_proxy and no_proxy hold.
`,
  engineHelp: `fathom engine install cpu|cuda|vulkan

Fetches what runs weights on this computer, through your npm and from the
registry that it is set to use, and checks it. cpu: about 85 MB installed;
vulkan: 70 more; cuda: 540 more. It lies in Fathom's own folder.

      --lang L           en or fr
  -h, --help
`,
  machine: (memory: number, free: number, cores: number, gpu: boolean) =>
    `This computer: ${size(memory, "en")} of memory,\n${size(free, "en")} free, ${cores} core${cores > 1 ? "s" : ""}, ${gpu ? "GPU computes" : "CPU computes"}.`,
  context: (tokens: number) => `GB; memory for ${tokens} tokens of context;\nminutes for 1,000/4,000 tokens thought:`,
  columns: ["", "file", "mem", "", "minutes", ""],
  verdicts: { fits: "fits", tight: "tight", no: "no" },
  here: "here",
  unchecked: "?",
  legend: "here: on this computer; ?: no checksum.\nfathom pull NAME, such as 7b or 7b:q4_0.",
  reading: (share: string) => `Reading what is here … ${share}`,
  loading: (done: number, of: number, rate: number, left: string) =>
    `${size(done, "en")} of ${size(of, "en")}${rate > 0 ? `, ${size(rate, "en")}/s` : ""}${left === "" ? "" : `, ${left} left`}`,
  again: "The connection broke; trying again.",
  changed: "The file has changed on the hub; beginning anew.",
  already: (name: string) => `${name} is here, and its checksum is right.`,
  alreadyUnchecked: (name: string) => `${name} is here; nobody knows its checksum.`,
  pulled: (name: string) => `Checked. fathom ask --model ${name} "…" asks it.`,
  pulledByOllama: (name: string) => `Ollama has it. fathom ask --model ${name} "…" asks it.`,
  pulledUnchecked: (name: string) => `Its header is whole; its bytes could not be checked. fathom ask --model ${name} "…" asks it.`,
  fetching: (kind: string) => `npm fetches the engine (${kind}) …`,
  installed: (folder: string) => `The engine is in ${folder}, and its checksums are right.`,
};
