import { gigabytes } from "./gigabytes.ts";
import type { DoctorTexts } from "./texts.ts";

const list = (names: readonly string[]) => names.join(", ");
const some = (count: number, one: string) => `${count} ${one}${count > 1 ? "s" : ""}`;

export const doctorFr: DoctorTexts = {
  help: `fathom doctor [options]

Examine ce dont Fathom a besoin et dit quoi réparer. Rien hors de cet
ordinateur n’est interrogé sans l’une de ces options :

      --online         demander à chaque hôte dont la clé est là la liste de
                       ses modèles
      --live HÔTE      lui poser une courte question, 512 jetons au plus ;
                       HÔTE:MODÈLE choisit le modèle
      --json           un objet JSON
      --lang L         en ou fr
  -h, --help

Code 0 : rien à réparer ; sinon le code de sortie du premier défaut.
`,
  checks: {
    node: "Node",
    config: "configuration",
    folders: "dossiers",
    disk: "disque",
    memory: "mémoire",
    engine: "moteur",
    weights: "poids",
    keys: "clés",
    model: "modèle",
    servers: "serveurs ici",
    host: "hôte",
    live: "essai",
  },
  line: (title, words) => `${title} : ${words}`,
  fault: "DÉFAUT",
  looking: (name) => `Examen : ${name}…`,
  config: (file, there) => (there ? file : `aucune, et il n’en faut pas (${file})`),
  folders: (data) => `accessibles en écriture ; données dans ${data}`,
  disk: (free) => `${gigabytes(free, ",")} Go libres`,
  memory: ({ memoryBytes, freeBytes, cores, computes }) =>
    `${gigabytes(memoryBytes, ",")} Go, dont ${gigabytes(freeBytes, ",")} Go libres ; ${some(cores, "cœur")} ; calcule sur ${computes === "gpu" ? "la puce graphique" : "le processeur"}`,
  engine: (model, seconds) => `${model} a répondu en ${seconds.replace(".", ",")} s`,
  weights: (names) => (names.length === 0 ? "aucuns hormis le modèle de démonstration" : `${list(names)} : conformes`),
  keys: (names) => (names.length === 0 ? "aucune : seuls les modèles de cet ordinateur répondent" : list(names)),
  model: (id) => (id === undefined ? "aucun choisi : fathom-tiny pour une personne, rien pour un script" : `${id} peut s’ouvrir`),
  servers: (found) => (found.length === 0 ? "aucun trouvé" : found.map(({ id, count }) => `${id} (${some(count, "modèle")})`).join(", ")),
  host: (id, count) => `${id} répond : ${some(count, "modèle")}`,
  live: (seen) =>
    [
      `${seen.model} répond`,
      seen.shape === undefined ? "aucune réflexion vue" : `réflexion dans ${seen.shape === "field" ? "un champ" : "des balises"}`,
      `motif de fin ${seen.finish}`,
      seen.usage ? "compte les jetons" : "ne compte pas les jetons",
      `fournisseur ${seen.provider ?? "non indiqué"}`,
      `pays ${seen.country ?? "inconnu"}`,
    ].join(" ; "),
  well: "Rien à réparer.",
  faults: (count) => `${some(count, "chose")} à réparer.`,
};
