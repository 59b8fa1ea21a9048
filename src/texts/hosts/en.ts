/** What `fathom keys` and `fathom models HOST` say, in English. */
export const en = {
  keysHelp: `fathom keys set HOST       keep a host's key; asks for it, or reads stdin
fathom keys list           which keys there are, never the keys themselves
fathom keys remove HOST    forget a kept key

A key is kept in a file that only you can read, and goes only to the address
it was kept for. A variable of the environment outranks it.

      --lang L   -h, --help
`,
  keyPrompt: (host: string) => `Key for ${host} (not shown): `,
  keyKept: (host: string, file: string) => `The key for ${host} is kept in ${file}.`,
  keyOutranked: (keyName: string) => `${keyName} is set in the environment, and outranks it.`,
  keyWhere: (keyUrl: string) => `One gets it at ${keyUrl}.`,
  keyRemoved: (host: string) => `The key for ${host} is forgotten here. At the host it holds until it is withdrawn there.`,
  noKeys: "No key is set or kept. fathom keys set HOST keeps one.",
  fromEnvironment: "environment",
  fromFile: "kept",
  modelsHelp: `fathom models HOST [--json]

Asks a host which models it serves, R1 and its distills first.

      --lang L   -h, --help
`,
  hostLine: (id: string, url: string) => `${id} · ${url}`,
  operator: (company: string, country: string | undefined) => `Run by ${company}, ${country ?? "seat not stated"}`,
  retention: {
    none: "does not keep what is asked",
    unlimited: "keeps what is asked without naming a period",
    unstated: "does not say how long it keeps what is asked",
    unknown: "how long it keeps what is asked has not been looked up",
    provider: "what is kept depends on the provider behind it",
    "own-computer": "on your own computer",
  },
  training: {
    no: "trains on none of it",
    yes: "may train on it",
    unstated: "does not say whether it trains on it",
    unknown: "nor whether it trains on it",
    provider: "whether it is trained on depends on the provider, too",
  },
  termsAsOf: (date: string) => `By its published terms, ${date}.`,
  chosenHost: (name: string, id: string) => `${name} is asked of ${id}; --model ${id} makes that certain.`,
};
