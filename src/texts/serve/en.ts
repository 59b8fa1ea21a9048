/** What `fathom serve` says, in English. */
export const en = {
  help: `fathom serve [options]

Serves the page to this computer, and to nobody else. Prints one line: a link
that opens the page once. Everything else is on stderr. Ctrl-C stops it.

  -m, --model M          the model to begin with: a short name, HOST:MODEL,
                         ./weights.gguf, BASE_URL#MODEL. The page lists what
                         else is usable: hosts whose key is set
      --serve-model M    lets other programs ask M, too, though it runs
                         elsewhere and may cost something; several times: each
      --port P           4747 otherwise, or the next that is free
      --no-open          does not open the browser
      --no-save          keeps conversations only while the server runs
      --link             prints another link to the server that runs
      --print-token      prints the token for other programs
      --lang L           en or fr
  -h, --help

Other programs that speak OpenAI's chat completions ask at /v1, with the token
as their API key: the models of this computer, and what --serve-model names.

FATHOM_TOKEN sets the token that everything is opened with; otherwise one is
made and kept in a private file. FATHOM_HOME replaces all folders.
`,
  howToUse: "Open this link; it works once. Another one: fathom serve --link. Ctrl-C stops.",
  forPrograms: (url: string) => `Other programs ask at ${url}; the token for them: fathom serve --print-token.`,
  nothingKept: "Nothing is kept: conversations are gone when this server ends.",
  portTaken: (wanted: number, taken: number) => `Port ${wanted} is in use, so this is port ${taken}.`,
  shortToken: "FATHOM_TOKEN is short: whoever guesses it can use this server. 43 random characters are a good token.",
};
