import type { ErrorDetails } from "../model/error.ts";
import { backendErrorsFr } from "./backends/errors-fr.ts";
import { costErrorsFr } from "./cost/errors-fr.ts";
import { doctorErrorsFr } from "./doctor/errors-fr.ts";
import type { ErrorTexts } from "./error-texts.ts";
import { evalErrorsFr } from "./eval/errors-fr.ts";
import { hostErrorsFr } from "./hosts/errors-fr.ts";
import { logErrorsFr } from "./log/errors-fr.ts";
import { serverErrorsFr } from "./serve/errors-fr.ts";
import { v1ErrorsFr } from "./v1/errors-fr.ts";
import { weightsErrorsFr } from "./weights/errors-fr.ts";

const where = ({ host, file }: ErrorDetails) => host ?? file ?? "L’hôte";
const said = ({ said: words }: ErrorDetails) => (words === undefined ? "" : ` Réponse : « ${words} »`);
const seconds = (ms: number | undefined) => (ms === undefined ? "trop longtemps" : `${Math.round(ms / 1_000)} s`);
const near = ({ near: names }: ErrorDetails) =>
  names === undefined || names.length === 0 ? "" : `Vouliez-vous dire ${names.join(", ")} ? `;
const waysToR1 =
  "Pour R1 : --model r1 avec la clé d’un hôte (fathom keys set HÔTE), ou HÔTE:MODÈLE comme openrouter:deepseek/deepseek-r1, --model URL#MODÈLE pour tout serveur compatible, ou --model ./fichier.gguf pour une version distillée sur cet ordinateur. FATHOM_MODEL rend le choix durable.";

export const errorsFr: ErrorTexts = {
  codes: {
    usage: (d) => ({
      message: `Cela ne se demande pas ainsi${d.option ? ` : ${d.option}` : ""}.`,
      hint: "fathom --help montre ce qui est possible.",
    }),
    config: (d) => ({
      message: `La configuration est incorrecte${d.option ? ` : ${d.option}` : ""}.`,
      hint: "Vérifiez les variables d’environnement et config.json.",
    }),
    unreachable: (d) => ({ message: `${where(d)} est injoignable.`, hint: "Vérifiez l’adresse et le réseau." }),
    unauthorised: (d) => ({
      message: `${where(d)} a refusé la demande : accès non autorisé${d.status ? ` (${d.status})` : ""}.${said(d)}`,
      hint: d.keyName
        ? `Vérifiez la clé dans ${d.keyName}, ou celle que nomme fathom keys list : est-elle entière, appartient-elle à cet hôte, donne-t-elle accès à ${d.model ?? "ce modèle"} ?`
        : "Vérifiez la clé.",
    }),
    balance: (d) => ({
      message: `Le compte chez ${where(d)} est épuisé.${said(d)}`,
      hint: "Rechargez-le, ou choisissez un autre hôte avec --model.",
    }),
    "model-not-found": (d) => ({
      message: `${where(d)} ne propose pas ${d.model ?? "ce modèle"}.${said(d)}`,
      hint: `${near(d)}Vérifiez comment l’hôte écrit ce nom.`,
    }),
    "model-retired": (d) => ({
      message: `${d.model ?? "Ce modèle"} n’est plus proposé par ${where(d)}.${said(d)}`,
      hint: "R1 a quitté l’API de DeepSeek en août 2025. D’autres hôtes le proposent, par exemple openrouter:deepseek/deepseek-r1.",
    }),
    rejected: (d) => ({
      message: `${where(d)} a rejeté la demande${d.status ? ` (${d.status})` : ""}.${said(d)}`,
      hint: "--dry-run montre ce qui a été envoyé.",
    }),
    "too-long": (d) => ({
      message: `La conversation ne tient pas dans le contexte du modèle.${said(d)}`,
      hint: "Raccourcissez la question, ou baissez --max-tokens.",
    }),
    "rate-limited": (d) => ({
      message: `${where(d)} limite le nombre de demandes.${said(d)}`,
      hint: d.retryAfterMs === undefined ? "Réessayez dans une minute." : `Réessayez dans ${seconds(d.retryAfterMs)}.`,
    }),
    overloaded: (d) => ({
      message: `${where(d)} n’a pas pu répondre maintenant${d.status ? ` (${d.status})` : ""}.${said(d)}`,
      hint: "Réessayez, ou choisissez un autre hôte.",
    }),
    "bad-response": (d) => ({
      message: `${where(d)} a envoyé autre chose qu’une réponse.${said(d)}`,
      hint: "Vérifiez que l’adresse est celle d’une API de chat ; elle finit souvent par /v1.",
    }),
    "cut-short": (d) => ({
      message: `La réponse de ${where(d)} a été coupée avant sa fin. Ce qui était arrivé est gardé.`,
      hint: "Posez la question de nouveau. Si cela se répète, l’hôte ou un intermédiaire coupe les longues réponses.",
    }),
    stalled: (d) => ({
      message: `${where(d)} n’a rien envoyé pendant ${seconds(d.limitMs)}. Ce qui était arrivé est gardé.`,
      hint: "Posez la question de nouveau, ou accordez plus de temps avec --stall SECONDES.",
    }),
    memory: (d) => ({
      message: `La mémoire ne suffit pas pour ${d.model ?? where(d)}.${said(d)}`,
      hint: "Choisissez un modèle ou une quantification plus petits, ou fermez d’autres programmes.",
    }),
    weights: (d) => ({
      message: `Les poids dans ${where(d)} sont inutilisables.${said(d)}`,
      hint: "Téléchargez le fichier de nouveau, ou choisissez-en un autre.",
    }),
    "not-saved": (d) => ({ message: `Impossible d’écrire ${where(d)}.${said(d)}`, hint: "Vérifiez l’espace libre et les droits." }),
    stopped: () => ({ message: "Arrêté. Ce qui était arrivé est gardé.", hint: "" }),
    internal: (d) => ({
      message: `Une erreur interne est survenue dans Fathom.${said(d)}`,
      hint: "Merci de la signaler avec votre demande ; FATHOM_DEBUG=1 en montre davantage.",
    }),
  },
  kinds: {
    ...costErrorsFr,
    ...doctorErrorsFr,
    ...evalErrorsFr,
    ...backendErrorsFr,
    ...hostErrorsFr,
    ...logErrorsFr,
    ...serverErrorsFr,
    ...v1ErrorsFr,
    ...weightsErrorsFr,
    "bad-config": (d) => ({
      message: `${d.file ?? "config.json"} est inutilisable : ${d.said ?? "ce n’est pas du JSON"}.`,
      hint: "Corrigez-le ou déplacez-le.",
    }),
    "bad-key": (d) => ({
      message: `La clé dans ${d.keyName ?? "l’environnement"} contient des caractères qu’aucune clé n’a.`,
      hint: "Définissez-la de nouveau, sans saut de ligne, espace ni guillemet.",
    }),
    "bad-number": (d) => ({
      message: `--${d.option ?? ""} attend un nombre${d.said ? ` : ${d.said}` : ""}.`,
      hint: "fathom COMMANDE --help dit lequel.",
    }),
    "bad-url": () => ({ message: "L’adresse dans --model n’est pas une URL.", hint: "Par exemple http://127.0.0.1:8080/v1#deepseek-r1." }),
    "bad-value": (d) => ({
      message: `--${d.option ?? ""} ne peut pas valoir ${d.said ?? "cela"}.`,
      hint: d.near ? `Valeurs possibles : ${d.near.join(", ")}.` : "fathom COMMANDE --help dit lesquelles sont possibles.",
    }),
    closed: () => ({ message: "Le modèle a été fermé avant la fin de sa réponse.", hint: "Ouvrez-le de nouveau." }),
    dns: (d) => ({ message: `Le nom ${where(d)} est inconnu.`, hint: "Vérifiez son orthographe et le réseau." }),
    "engine-crash": (d) => ({
      message: `Le moteur s’est arrêté${d.file ? ` avec ${d.file}` : ""}.${said(d)}`,
      hint: "La prochaine question le redémarre. Si cela se répète, les poids sont abîmés ou non pris en charge.",
    }),
    "finish-reason": (d) => ({
      message: `${where(d)} a terminé la réponse d’une façon inconnue de Fathom : « ${d.said ?? ""} ».`,
      hint: "Prenez ce qui est arrivé avec prudence : c’est peut-être incomplet.",
    }),
    "host-without-model": (d) => ({
      message: `${d.host ?? d.model ?? "Ceci"} est un hôte ; lequel de ses modèles ?`,
      hint: `${near(d)}Écrivez HÔTE:MODÈLE.`,
    }),
    html: (d) => ({
      message: `${where(d)} a envoyé une page web au lieu d’une réponse.${said(d)}`,
      hint: "Vérifiez l’adresse (elle finit souvent par /v1) ; la page de connexion d’un réseau répond aussi de cette façon.",
    }),
    "key-over-http": (d) => ({
      message: `La clé dans ${d.keyName ?? "l’environnement"} partirait vers ${where(d)} sans protection.`,
      hint: "Utilisez https. http n’est permis que vers cet ordinateur.",
    }),
    loading: (d) => ({ message: `${where(d)} charge encore le modèle.`, hint: "Réessayez dans un instant." }),
    "missing-file": (d) => ({ message: `Le fichier ${d.file ?? ""} n’existe pas.`, hint: "Vérifiez le chemin." }),
    "missing-key": (d) => ({
      message: `${where(d)} demande une clé et ${d.keyName ?? "sa variable"} n’est pas définie.`,
      hint: `Demandez une clé à ${d.keyUrl ?? "l’hôte"}, puis : fathom keys set ${d.host ?? "HÔTE"}, ou export ${d.keyName ?? "CLÉ"}=…`,
    }),
    "missing-value": (d) => ({ message: `--${d.option ?? ""} attend une valeur.`, hint: "fathom COMMANDE --help dit laquelle." }),
    network: (d) => ({ message: `La connexion à ${where(d)} a échoué.`, hint: "Vérifiez le réseau et réessayez." }),
    "no-endpoint": (d) => ({
      message: `${where(d)} n’a pas d’API de chat à cette adresse${d.status ? ` (${d.status})` : ""}.`,
      hint: "La plupart des URL de base finissent par /v1.",
    }),
    "no-engine": () => ({
      message: "Le moteur pour les poids locaux n’est pas installé.",
      hint: "fathom engine install cpu le rapporte.",
    }),
    "no-model": () => ({
      message: "Aucun modèle n’est choisi, et un script ne reçoit jamais le modèle de démonstration par surprise.",
      hint: `${waysToR1} Le modèle de démonstration : --model fathom-tiny.`,
    }),
    "no-question": () => ({ message: "Il n’y a pas de question.", hint: "fathom ask « … », ou fathom ask - pour la lire depuis un tube." }),
    "not-events": (d) => ({
      message: `${where(d)} a envoyé des mots au lieu d’une réponse.${said(d)}`,
      hint: "Vérifiez l’adresse et réessayez.",
    }),
    "not-gguf": (d) => ({
      message: `${d.file ?? "Le fichier"} n’est pas un fichier GGUF.`,
      hint: "Fathom utilise des poids GGUF, comme llama.cpp.",
    }),
    "not-json": (d) => ({
      message: `${where(d)} a envoyé un événement illisible. Ce qui était arrivé est gardé.${said(d)}`,
      hint: "Posez la question de nouveau.",
    }),
    "not-r1-tokens": (d) => ({
      message: `${d.file ?? "Le fichier"} n’a pas les jetons de tour de R1 : ce n’est ni R1 ni une de ses versions distillées.`,
      hint: "Fathom fait tourner DeepSeek R1 et ses versions distillées.",
    }),
    "not-utf8": () => ({ message: "La question lue depuis le tube n’est pas du texte UTF-8.", hint: "Convertissez-la d’abord." }),
    "option-refused": (d) => ({
      message: `${d.model ?? "Ce modèle"} n’accepte pas ${d.option ?? "cette option"} ; rien n’a été envoyé.`,
      hint:
        d.near === undefined || d.near.length === 0
          ? "Retirez-la."
          : `Retirez-la, ou prenez qui l’accepte : des poids sur cet ordinateur, ${d.near.map((id) => `${id}:NOM`).join(", ")}.`,
    }),
    "not-tls": (d) => ({
      message: `${where(d)} ne parle pas https.`,
      hint: "Vérifiez le protocole et le port : un serveur de cet ordinateur se joint d’ordinaire par http://.",
    }),
    redirect: (d) => ({
      message: `${where(d)} redirige${d.said ? ` vers ${d.said}` : ""}. Une clé ne suit jamais.`,
      hint: "Si vous faites confiance à cette adresse, utilisez-la comme URL de base.",
    }),
    refused: (d) => ({ message: `Personne n’écoute à ${where(d)}.`, hint: "Démarrez le serveur, ou vérifiez son port." }),
    "secret-in-url": () => ({
      message: "L’adresse contient un nom ou un mot de passe, qui finirait dans les messages et les journaux.",
      hint: "Mettez la clé dans FATHOM_API_KEY.",
    }),
    tls: (d) => ({
      message: `Le certificat de ${where(d)} n’est pas digne de confiance.`,
      hint: "Derrière le proxy d’une entreprise, NODE_EXTRA_CA_CERTS indique son certificat.",
    }),
    "too-large": (d) => ({
      message: `${where(d)} a envoyé plus de 8 Mio sans fin.`,
      hint: "Ce n’est pas une API de chat, ou elle est en panne.",
    }),
    truncated: (d) => ({ message: `${d.file ?? "Le fichier"} est incomplet.`, hint: "Téléchargez-le de nouveau." }),
    "unknown-command": (d) => ({
      message: `La commande ${d.said ?? ""} n’existe pas.`,
      hint: `${near(d)}Pour une question d’un seul mot : fathom ask ${d.said ?? "MOT"}`,
    }),
    "unknown-flag": (d) => ({
      message: `L’option ${d.said ?? ""} n’existe pas.`,
      hint: `${near(d)}Après --, tout appartient à la question.`,
    }),
    "unknown-host": (d) => ({
      message: `${d.model ?? "Ce nom"} nomme un hôte inconnu de Fathom.`,
      hint: `${near(d)}Tout serveur compatible : --model URL#MODÈLE`,
    }),
    "unknown-model": (d) => ({
      message: `${d.model ?? "Ce nom"} n’est ni un nom court, ni un fichier présent, ni HÔTE:MODÈLE.`,
      hint: `${near(d)}${waysToR1}`,
    }),
    "unknown-slash": (d) => ({
      message: `La commande ${d.said ?? "demandée"} n’existe pas.`,
      hint: `${near(d)}/help donne les commandes.`,
    }),
    unreadable: (d) => ({
      message: `${d.file ?? "Le fichier"} est illisible.`,
      hint: "Vérifiez les droits, et que c’est bien un fichier.",
    }),
    "url-with-query": () => ({
      message: "L’adresse dans --model a une requête (?…).",
      hint: "Retirez-la ; les clés vont dans FATHOM_API_KEY.",
    }),
    "url-without-model": (d) => ({ message: `Quel modèle à ${where(d)} ?`, hint: "Écrivez URL#MODÈLE." }),
  },
};
