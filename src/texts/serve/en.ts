/** What `fathom serve` says, in English. */
export const en = {
  howToUse: "Open this link; it works once. Another one: fathom serve --link. Ctrl-C stops.",
  portTaken: (wanted: number, taken: number) => `Port ${wanted} is in use, so this is port ${taken}.`,
  shortToken: "FATHOM_TOKEN is short: whoever guesses it can use this server. 43 random characters are a good token.",
  demonstration: (model: string) =>
    `${model} answers: a demonstration model, not DeepSeek R1. For R1: --model BASE_URL#MODEL with a key, or --model ./file.gguf of a distill.`,
};
