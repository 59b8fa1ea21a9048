const share = (done: number | undefined, of: number | undefined) =>
  done === undefined || of === undefined || of === 0 ? "" : ` ${Math.round((100 * done) / of)} % of ${(of / 1e9).toFixed(1)} GB`;

export const backendEn = {
  offerPull: (model: string) => `Ollama does not have ${model} yet. Let it download it now? [y/N] `,
  pulling: (done?: number, of?: number) => `Ollama is downloading …${share(done, of)}`,
  /** What an answer to the offer begins with when it is yes. */
  yes: "y",
};
