import type { Say } from "../error-texts.ts";
import type { HostErrorKind } from "./error-kinds.ts";

const listed = (names: readonly string[] | undefined) => (names ?? []).join(", ");

export const hostErrorsFr: Readonly<Record<HostErrorKind, Say>> = {
  "bad-stored-keys": (d) => ({
    message: `${d.file ?? "Le fichier des clés"} contient autre chose que ce que Fathom y écrit.`,
    hint: "Déplacez-le et redonnez les clés : fathom keys set HÔTE",
  }),
  "host-left-r1": (d) => ({
    message: `${d.host ?? "L’hôte"} ne propose plus R1 ni ses versions distillées à la demande ; rien n’a été envoyé.`,
    hint: `Qui les propose : ${listed(d.near)}. Une machine à vous chez cet hôte : --model URL#MODÈLE`,
  }),
  "host-list": (d) => ({
    message: `${d.host ?? d.model ?? "Ceci"} est un hôte ; lequel de ses ${d.said ?? ""} modèles ?`.replace("  ", " "),
    hint: `Il dit proposer ${listed(d.near) || "aucun modèle"}. Tous : fathom models ${d.host ?? "HÔTE"}`,
  }),
  "host-not-asked": (d) => ({
    message: `${d.host ?? d.model ?? "Ceci"} est un hôte ; lequel de ses modèles ? Impossible de le lui demander (${d.said ?? "pas de réponse"}${d.keyName ? ` ; sa clé : ${d.keyName}` : ""}).`,
    hint: d.near?.length
      ? `Selon la liste de Fathom, peut-être dépassée : ${listed(d.near)}. Écrivez HÔTE:MODÈLE.`
      : "Démarrez-le, ou écrivez HÔTE:MODÈLE.",
  }),
  "host-without-key": (d) => ({
    message: `Aucune clé n’est gardée pour ${d.host ?? "cet hôte"}.`,
    hint: "fathom keys list montre lesquelles le sont. Une variable d’environnement se retire là où elle a été définie.",
  }),
  "key-as-argument": () => ({
    message:
      "Une clé sur la ligne de commande serait visible de tous les programmes de cet ordinateur, et gardée dans l’historique du shell.",
    hint: "Révoquez cette clé et demandez-en une autre. fathom keys set HÔTE la demande ; par un tube, elle est lue depuis stdin.",
  }),
  "no-hosted-key": (d) => ({
    message: `Aucune clé d’un hôte qui propose ${d.model ?? "ce modèle"} n’est définie.`,
    hint: `Définissez l’une de ${d.keyName ?? "leurs variables"}, ou : fathom keys set HÔTE. Qui le propose : ${listed(d.near)}.`,
  }),
  "no-key-given": () => ({ message: "Aucune clé n’est arrivée.", hint: "Tapez-la ou collez-la à l’invite, ou envoyez-la par un tube." }),
  "no-router": (d) => ({
    message: `${d.host ?? "Ce modèle"} ne s’adresse à personne d’autre : --provider ne lui dit rien ; rien n’a été envoyé.`,
    hint: d.near?.length ? `Les routeurs sont ${listed(d.near)}.` : "Retirez-le.",
  }),
  "one-provider": (d) => ({
    message: `${d.host ?? "Ce routeur"} accepte un seul fournisseur, pas ${d.said ?? "plusieurs"} ; rien n’a été envoyé.`,
    hint: "Nommez-en un avec --provider NOM.",
  }),
  "retired-name": (d) => ({
    message: `${d.model ?? "Ce nom"} n’est plus proposé : il désignait R1 dans l’API de DeepSeek jusqu’en août 2025, puis d’autres modèles, et depuis le 24 juillet 2026 DeepSeek y répond par une erreur. Rien n’a été envoyé.`,
    hint: `R1 lui-même, ou ce qui l’a remplacé : ${listed(d.near)}.`,
  }),
  "which-host": (d) => ({
    message: "Quel hôte ?",
    hint: d.near?.length ? `L’un de ${listed(d.near)}, ou le vôtre dans config.json.` : "Nommez-en un.",
  }),
  "which-keys-action": () => ({
    message: "On peut donner, lister et oublier des clés.",
    hint: "fathom keys set HÔTE, fathom keys list, ou fathom keys remove HÔTE.",
  }),
};
