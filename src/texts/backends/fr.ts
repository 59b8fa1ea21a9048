import type { BackendTexts } from "./texts.ts";

const share = (done: number | undefined, of: number | undefined) =>
  done === undefined || of === undefined || of === 0
    ? ""
    : ` ${Math.round((100 * done) / of)} % de ${(of / 1e9).toFixed(1).replace(".", ",")} Go`;

export const backendFr: BackendTexts = {
  offerPull: (model) => `Ollama n’a pas encore ${model}. Le lui faire télécharger maintenant ? [o/N] `,
  pulling: (done, of) => `Ollama télécharge …${share(done, of)}`,
  yes: "o",
};
