import { size } from "./size.ts";
import type { WeightsTexts } from "./texts.ts";

/** What `fathom models`, `fathom pull` and `fathom engine` say, in French. */
export const fr: WeightsTexts = {
  modelsHelp: `fathom models [options]     fathom models HÔTE : ce qu’un hôte propose

Les distillations de R1 qui tournent sur un seul ordinateur : téléchargement,
mémoire pour le contexte choisi, si cela tient ici, et combien de minutes
prendrait une réflexion de 1 000 et de 4 000 jetons. Ce n’est pas R1.

      --context N        jetons de conversation à garder (8192)
      --json             un objet JSON : schema (1), context, machine, models
      --lang L           en ou fr
  -h, --help

Des estimations, d’après les cœurs et la vitesse de la mémoire.
`,
  pullHelp: `fathom pull [options] NOM

Télécharge une distillation (1.5b, 7b:q4_0 … ; fathom models les montre),
continue ce qu’un essai a laissé, vérifie son SHA-256, affiche son chemin.
ollama:MODÈLE le fait faire par Ollama.

      --unchecked        aussi un fichier dont aucune source ne dit la somme
      --offline          ne rien rapporter : dire s’il est ici, entier
      --lang L           en ou fr
  -h, --help

HF_ENDPOINT nomme un miroir, HF_TOKEN un jeton, HF_HOME le cache du dépôt,
regardé d’abord. http_proxy, https_proxy et no_proxy comptent.
`,
  engineHelp: `fathom engine install cpu|cuda|vulkan

Rapporte ce qui fait tourner des poids sur cet ordinateur, par votre npm et
du registre qu’il utilise, et le vérifie. cpu : environ 85 Mo ; vulkan : 70
de plus ; cuda : 540 de plus. Le tout dans le dossier de Fathom.

      --lang L           en ou fr
  -h, --help
`,
  machine: (memory, free, cores, gpu) =>
    `Cet ordinateur : ${size(memory, "fr")} de mémoire,\n${size(free, "fr")} libres, ${cores} cœur${cores > 1 ? "s" : ""} ; ${gpu ? "GPU" : "processeur"}.`,
  context: (tokens) => `Go ; mémoire pour ${tokens} jetons ;\nminutes pour 1 000/4 000 jetons pensés :`,
  columns: ["", "taille", "mém.", "", "minutes", ""],
  verdicts: { fits: "oui", tight: "juste", no: "non" },
  here: "ici",
  unchecked: "?",
  legend: "ici : présent ; ? : sans somme connue.\nfathom pull NOM, comme 7b ou 7b:q4_0.",
  reading: (share) => `Lecture de ce qui est ici … ${share}`,
  loading: (done, of, rate, left) =>
    `${size(done, "fr")} sur ${size(of, "fr")}${rate > 0 ? `, ${size(rate, "fr")}/s` : ""}${left === "" ? "" : `, encore ${left}`}`,
  again: "La connexion s’est rompue ; nouvel essai.",
  changed: "Le fichier a changé sur le dépôt ; on recommence.",
  already: (name) => `${name} est ici, et sa somme de contrôle est juste.`,
  alreadyUnchecked: (name) => `${name} est ici ; personne ne connaît sa somme de contrôle.`,
  pulled: (name) => `Vérifié. fathom ask --model ${name} "…" l’interroge.`,
  pulledByOllama: (name) => `Ollama l’a. fathom ask --model ${name} "…" l’interroge.`,
  pulledUnchecked: (name) => `L’en-tête est entier ; les octets n’ont pu être vérifiés. fathom ask --model ${name} "…" l’interroge.`,
  fetching: (kind) => `npm rapporte le moteur (${kind}) …`,
  installed: (folder) => `Le moteur est dans ${folder}, et ses sommes sont justes.`,
};
