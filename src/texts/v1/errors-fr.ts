import type { ErrorDetails } from "../../model/error.ts";
import type { Say } from "../error-texts.ts";
import type { V1ErrorKind } from "./error-kinds.ts";

const names = ({ near }: ErrorDetails) => (near === undefined || near.length === 0 ? "" : near.join(", "));
const wait = ({ retryAfterMs }: ErrorDetails) =>
  retryAfterMs === undefined ? "Réessayez dans une minute." : `Réessayez dans ${Math.ceil(retryAfterMs / 1_000)} s.`;

export const v1ErrorsFr: Readonly<Record<V1ErrorKind, Say>> = {
  "bad-field": (d) => ({ message: `${d.option || "Le corps"} ne convient pas${d.said ? ` : ${d.said}` : ""}.`, hint: "" }),
  "bad-json": () => ({ message: "Le corps n’est pas un objet JSON.", hint: "" }),
  "field-refused": (d) => ({
    message: `${d.option ?? "Ce champ"} demande ce qui n’est pas possible ici ; rien n’a été fait.`,
    hint: "Retirez-le.",
  }),
  "no-endpoint-here": (d) => ({
    message: `Il n’y a rien à ${d.said ?? "cette adresse"}.`,
    hint: "Il y a GET /v1/models et POST /v1/chat/completions.",
  }),
  "no-served-model": (d) => ({
    message: "La requête ne nomme aucun modèle, et il n’y a que la démonstration, qui n’est jamais prise par surprise.",
    hint: names(d) === "" ? "Lancez fathom serve avec --model ou --serve-model." : `Nommez-en un : ${names(d)}.`,
  }),
  "no-token": () => ({
    message: "Le jeton manque ou n’est pas le bon.",
    hint: "Envoyez Authorization: Bearer JETON ; fathom serve --print-token l’affiche.",
  }),
  "not-served": (d) => ({
    message: `${d.model ?? "Ce modèle"} n’est pas servi ici.`,
    hint: `${names(d) === "" ? "" : `Il y a : ${names(d)}. `}Un modèle qui tourne ailleurs est servi quand il est nommé : fathom serve --serve-model M.`,
  }),
  "text-only": (d) => ({
    message: `${d.option ?? "Une partie d’un message"} n’est pas du texte, et R1 ne lit rien d’autre.`,
    hint: "N’envoyez que des parties de texte.",
  }),
  "too-many-requests": (d) => ({ message: "Les requêtes viennent plus vite que ce serveur ne les prend.", hint: wait(d) }),
  "too-many-tries": (d) => ({ message: "Trop de mauvais jetons ont été essayés.", hint: wait(d) }),
  "unknown-field": (d) => ({
    message: `${d.option ?? "Un champ"} n’est pas un champ connu ici ; rien n’a été fait.`,
    hint: names(d) === "" ? "Retirez-le." : `Peut-être ${names(d)} ?`,
  }),
  "wrong-method": (d) => ({ message: `Cette adresse ne prend que ${names(d) || "une autre méthode"}.`, hint: "" }),
};
