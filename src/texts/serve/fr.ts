import type { ServeTexts } from "./texts.ts";

/** What `fathom serve` says, in French. */
export const fr: ServeTexts = {
  howToUse: "Ouvrez ce lien ; il sert une seule fois. Un autre : fathom serve --link. Ctrl-C arrête.",
  portTaken: (wanted, taken) => `Le port ${wanted} est occupé, c’est donc le port ${taken}.`,
  shortToken: "FATHOM_TOKEN est court : qui le devine peut utiliser ce serveur. 43 caractères au hasard font un bon jeton.",
  demonstration: (model) =>
    `${model} répond : un modèle de démonstration, pas DeepSeek R1. Pour R1 : --model BASE_URL#MODÈLE avec une clé, ou --model ./fichier.gguf d’un modèle distillé.`,
};
