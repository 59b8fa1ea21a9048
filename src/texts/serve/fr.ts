import type { ServeTexts } from "./texts.ts";

/** What `fathom serve` says, in French. */
export const fr: ServeTexts = {
  help: `fathom serve [options]

Sert la page à cet ordinateur, et à personne d’autre. Affiche une ligne : un
lien qui ouvre la page une fois. Tout le reste va sur stderr. Ctrl-C arrête.

  -m, --model M          le modèle de départ : un nom court, HÔTE:MODÈLE,
                         ./poids.gguf, BASE_URL#MODÈLE. La page montre ce qui
                         est utilisable aussi : les hôtes dont la clé est là
      --port P           4747 sinon, ou le suivant qui est libre
      --no-open          n’ouvre pas le navigateur
      --link             affiche un autre lien vers le serveur qui tourne
      --lang L           en ou fr
  -h, --help

FATHOM_TOKEN fixe le jeton qui ouvre tout ; sinon il est tiré au hasard et
gardé dans un fichier privé. FATHOM_HOME remplace tous les dossiers.
`,
  howToUse: "Ouvrez ce lien ; il sert une seule fois. Un autre : fathom serve --link. Ctrl-C arrête.",
  portTaken: (wanted, taken) => `Le port ${wanted} est occupé, c’est donc le port ${taken}.`,
  shortToken: "FATHOM_TOKEN est court : qui le devine peut utiliser ce serveur. 43 caractères au hasard font un bon jeton.",
};
