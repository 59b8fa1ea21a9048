import type { HostTexts } from "./texts.ts";

/** What `fathom keys` and `fathom models HOST` say, in French. */
export const fr: HostTexts = {
  keysHelp: `fathom keys set HÔTE       garder la clé d’un hôte ; la demande, ou lit stdin
fathom keys list           quelles clés il y a, jamais les clés elles-mêmes
fathom keys remove HÔTE    oublier une clé gardée

Une clé est gardée dans un fichier que vous seul pouvez lire, et ne va qu’à
l’adresse pour laquelle elle a été gardée. Une variable d’environnement
l’emporte sur elle.

      --lang L   -h, --help
`,
  keyPrompt: (host) => `Clé pour ${host} (invisible) : `,
  keyKept: (host, file) => `La clé pour ${host} est gardée dans ${file}.`,
  keyOutranked: (keyName) => `${keyName} est définie dans l’environnement et l’emporte sur elle.`,
  keyWhere: (keyUrl) => `On l’obtient à ${keyUrl}.`,
  keyRemoved: (host) => `La clé pour ${host} est oubliée ici. Chez l’hôte, elle vaut tant qu’elle n’y est pas révoquée.`,
  noKeys: "Aucune clé n’est définie ni gardée. fathom keys set HÔTE en garde une.",
  fromEnvironment: "environnement",
  fromFile: "gardée",
  modelsHelp: `fathom models HÔTE [--json]

Demande à un hôte quels modèles il propose, R1 et ses versions distillées
d’abord.

      --lang L   -h, --help
`,
  hostLine: (id, url) => `${id} · ${url}`,
  operator: (company, country) => `Exploité par ${company}, ${country ?? "siège non précisé"}`,
  retention: {
    none: "ne garde pas ce qui est demandé",
    unlimited: "garde ce qui est demandé sans dire combien de temps",
    unstated: "ne dit pas combien de temps il garde ce qui est demandé",
    unknown: "la durée pendant laquelle il garde ce qui est demandé n’a pas été cherchée",
    provider: "ce qui est gardé dépend du fournisseur derrière lui",
    "own-computer": "sur votre propre ordinateur",
  },
  training: {
    no: "n’entraîne rien avec",
    yes: "peut s’en servir pour entraîner",
    unstated: "ne dit pas s’il s’en sert pour entraîner",
    unknown: "ni s’il s’en sert pour entraîner",
    provider: "l’entraînement dépend aussi du fournisseur",
  },
  termsAsOf: (date) => `Selon ses conditions publiées, ${date}.`,
  chosenHost: (name, id) => `${name} est demandé à ${id} ; --model ${id} le fixe.`,
};
