import type { ServeTexts } from "./texts.ts";

/** What `fathom serve` says, in French. */
export const fr: ServeTexts = {
  help: `fathom serve [options]

Sert la page à cet ordinateur, et sans --lan à personne d’autre. Affiche une
ligne : un lien qui ouvre la page une fois. Tout le reste va sur stderr. Ctrl-C
arrête.

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

Pour un téléphone et d’autres appareils, l’une de ces formes, en entier :

  --lan --cert FICHIER --key FICHIER
                                  chiffré, avec votre propre certificat (PEM)
  --lan --proxy NOM               derrière un proxy HTTPS, par le nom que voient
                                  les navigateurs : chat.example.org, ou avec un
                                  :PORT. Il doit transmettre l’en-tête Host tel
                                  quel
  --lan-http                      NON chiffré : tout le monde sur le réseau peut
                                  lire, et se servir de ce qu’il lit

Chacune affiche un second lien, pour un autre appareil, et son code QR sur
stderr. Sans lien ni jeton, on n’obtient rien.

Les programmes qui parlent l’API d’OpenAI (chat completions) s’adressent à /v1,
avec le jeton comme clé : aux modèles de cet ordinateur et à --serve-model.

FATHOM_TOKEN fixe le jeton qui ouvre tout ; sinon il est tiré au hasard et
gardé dans un fichier privé. FATHOM_HOME remplace tous les dossiers.
`,
  howToUse: "Ouvrez ce lien ; il sert une seule fois. Un autre : fathom serve --link. Ctrl-C arrête.",
  forPrograms: (url) => `Les autres programmes s’adressent à ${url} ; leur jeton : fathom serve --print-token.`,
  ended: "Le serveur s’est arrêté.",
  nothingKept: "Rien n’est gardé : les conversations disparaissent quand ce serveur s’arrête.",
  howToPair:
    "Le premier lien est pour cet ordinateur, le second pour un autre appareil ; chacun sert une seule fois. D’autres : fathom serve --link. Ctrl-C arrête.",
  reachTls: "Tout appareil du réseau atteint ce serveur, chiffré. Sans lien ni jeton, il n’obtient rien.",
  namesNothing:
    "Son certificat ne contient pas de nom DNS (un joker n’en est pas un) : le second lien est une adresse nue, et les navigateurs avertissent s’il ne la garantit pas.",
  reachProxy: (name) =>
    `Seules les requêtes pour ${name} reçoivent une réponse. Le proxy doit transmettre l’en-tête Host tel quel ; du proxy à cet ordinateur, rien n’est chiffré.`,
  reachPlain:
    "NON CHIFFRÉ : tout le monde sur le réseau peut lire questions, réponses, liens et jeton, et s’en servir. Chiffré : --lan --cert FICHIER --key FICHIER.",
  noNetwork: "Cet ordinateur n’a pas d’adresse sur un réseau : il n’y a pas de lien pour d’autres appareils.",
  codeNeedsColumns: (needed, there) =>
    `Pas de code QR du second lien : il prend ${needed} colonnes, et ce terminal en a ${there}. Élargissez-le, puis : fathom serve --link`,
  portTaken: (wanted, taken) => `Le port ${wanted} est occupé, c’est donc le port ${taken}.`,
  shortToken: "FATHOM_TOKEN est court : qui le devine peut utiliser ce serveur. 43 caractères au hasard font un bon jeton.",
};
