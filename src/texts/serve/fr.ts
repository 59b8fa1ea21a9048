import type { ServeTexts } from "./texts.ts";

/** What `fathom serve` says, in French. */
export const fr: ServeTexts = {
  help: `fathom serve [options]

Sert la page à cet ordinateur, et à personne d’autre. Affiche une ligne : un
lien qui ouvre la page une fois. Tout le reste va sur stderr. Ctrl-C arrête.

  -m, --model M          le modèle de départ : un nom court, HÔTE:MODÈLE,
                         ./poids.gguf, BASE_URL#MODÈLE. La page montre ce qui
                         est utilisable aussi : les hôtes dont la clé est là
      --serve-model M    laisse d’autres programmes interroger M aussi, bien
                         qu’il tourne ailleurs, peut-être contre paiement ;
                         plusieurs fois : chacun
      --port P           4747 sinon, ou le suivant qui est libre
      --no-open          n’ouvre pas le navigateur
      --no-save          ne garde les conversations que tant que le serveur
                         tourne
      --link             affiche un autre lien vers le serveur qui tourne
      --print-token      affiche le jeton pour d’autres programmes
      --lang L           en ou fr
  -h, --help

Les programmes qui parlent l’API d’OpenAI (chat completions) s’adressent à /v1,
avec le jeton comme clé : aux modèles de cet ordinateur et à --serve-model.

FATHOM_TOKEN fixe le jeton qui ouvre tout ; sinon il est tiré au hasard et
gardé dans un fichier privé. FATHOM_HOME remplace tous les dossiers.
`,
  howToUse: "Ouvrez ce lien ; il sert une seule fois. Un autre : fathom serve --link. Ctrl-C arrête.",
  forPrograms: (url) => `Les autres programmes s’adressent à ${url} ; leur jeton : fathom serve --print-token.`,
  nothingKept: "Rien n’est gardé : les conversations disparaissent quand ce serveur s’arrête.",
  portTaken: (wanted, taken) => `Le port ${wanted} est occupé, c’est donc le port ${taken}.`,
  shortToken: "FATHOM_TOKEN est court : qui le devine peut utiliser ce serveur. 43 caractères au hasard font un bon jeton.",
};
