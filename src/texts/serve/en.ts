/** What `fathom serve` says, in English. */
export const en = {
  help: `fathom serve [options]

Serves the page to this computer, and to nobody else without --lan. Prints one
line: a link that opens the page once. Everything else is on stderr. Ctrl-C
stops it.

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

For your phone and other devices, one of these and nothing in between:

  --lan --cert FILE --key FILE    encrypted, with your own certificate (PEM)
  --lan --proxy NAME              behind an HTTPS proxy, by the name that
                                  browsers see: chat.example.org, or with a
                                  :PORT. It must pass Host on as it came
  --lan-http                      NOT encrypted: anybody on the network can read
                                  along, and use what they read

Each prints a second link, for another device, also as a QR code on stderr. Who
has neither link nor token gets nothing.

Other programs that speak OpenAI's chat completions ask at /v1, with the token
as their API key: the models of this computer, and what --serve-model names.

FATHOM_TOKEN sets the token that everything is opened with; otherwise one is
made and kept in a private file. FATHOM_HOME replaces all folders.
`,
  howToUse: "Open this link; it works once. Another one: fathom serve --link. Ctrl-C stops.",
  forPrograms: (url: string) => `Other programs ask at ${url}; the token for them: fathom serve --print-token.`,
  ended: "The server has ended.",
  nothingKept: "Nothing is kept: conversations are gone when this server ends.",
  howToPair:
    "The first link is for this computer, the second for another device; each works once. More: fathom serve --link. Ctrl-C stops.",
  reachTls: "Every device on the network reaches this server, encrypted. Without a link or the token it gets nothing.",
  namesNothing:
    "Its certificate holds no DNS name (a wildcard is none), so the second link is a bare address, and browsers warn unless it vouches for that.",
  reachProxy: (name: string) =>
    `Only requests for ${name} are answered. The proxy has to pass the Host header on as it came; from the proxy to this computer nothing is encrypted.`,
  reachPlain:
    "NOT ENCRYPTED: anybody on the network can read along, questions, answers, links and token, and use what they read. Encrypted: --lan --cert FILE --key FILE.",
  noNetwork: "This computer has no address on a network, so there is no link for other devices.",
  codeNeedsColumns: (needed: number, there: number) =>
    `No QR code of the second link: it takes ${needed} columns, and this terminal has ${there}. Widen it, then: fathom serve --link`,
  portTaken: (wanted: number, taken: number) => `Port ${wanted} is in use, so this is port ${taken}.`,
  shortToken: "FATHOM_TOKEN is short: whoever guesses it can use this server. 43 random characters are a good token.",
};
