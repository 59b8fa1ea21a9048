import type { Say } from "../error-texts.ts";
import type { BackendErrorKind } from "./error-kinds.ts";

export const backendErrorsFr: Readonly<Record<BackendErrorKind, Say>> = {
  "bad-ollama-host": () => ({
    message: "OLLAMA_HOST n’est pas une adresse.",
    hint: "Elle ressemble à 127.0.0.1:11434, ou à http://127.0.0.1:11434.",
  }),
  "bad-schema": (d) => ({
    message: `${d.file ?? "Le fichier de --schema"} ne peut servir de schéma JSON : ${d.said ?? "ce n’est pas du JSON"}.`,
    hint: 'Il contient un objet JSON, comme {"type": "object", "properties": {"sum": {"type": "integer"}}, "required": ["sum"]}.',
  }),
  "not-in-registry": (d) => ({
    message: `Le registre d’Ollama n’a pas ${d.model ?? "ce modèle"}.`,
    hint: "Vérifiez le nom et son étiquette sur https://ollama.com/library/deepseek-r1.",
  }),
  "not-pulled": (d) => ({
    message: `Ollama n’a pas encore ${d.model ?? "ce modèle"}.`,
    hint: `Obtenez-le avec : fathom pull ollama:${d.model ?? "NOM"}`,
  }),
  "ollama-down": (d) => ({
    message: `Aucun Ollama n’écoute à ${d.near?.[0] ?? "son adresse"}.`,
    hint: "Lancez-le avec : ollama serve. OLLAMA_HOST désigne une autre adresse.",
  }),
  "pull-cut": (d) => ({
    message: `Le téléchargement de ${d.model ?? "ce modèle"} s’est arrêté avant la fin.`,
    hint: "Relancez-le : il reprend où il s’était arrêté.",
  }),
  "pull-offline": (d) => ({
    message: `Ollama ne peut joindre son registre.${d.said === undefined ? "" : ` Réponse : « ${d.said} »`}`,
    hint: "Vérifiez le réseau de l’ordinateur où tourne Ollama, puis relancez le téléchargement.",
  }),
  "schema-refused": (d) => ({
    message: `Le moteur ne peut suivre ce schéma JSON.${d.said === undefined ? "" : ` Réponse : « ${d.said} »`}`,
    hint: "Il connaît object, array et les types de base, enum, const, oneOf, $ref, et combien d’éléments, de propriétés ou de caractères.",
  }),
  "secret-in-ollama-host": () => ({
    message: "OLLAMA_HOST contient un nom d’utilisateur ou un mot de passe, qui finirait dans les messages.",
    hint: "Retirez-les.",
  }),
};
