import type { CliTexts } from "./cli-texts.ts";
import { figuresOfCost } from "./cost/figures.ts";
import { costFr } from "./cost/fr.ts";

const seconds = (ms: number | undefined) => (ms === undefined ? "" : `${(ms / 1_000).toFixed(1).replace(".", ",")} s`);
const share = (done: number | undefined, of: number | undefined) =>
  done === undefined || of === undefined || of === 0 ? "" : ` ${Math.round((100 * done) / of)} %`;
const thinking = (tokens: number | undefined) => (tokens === undefined || tokens === 0 ? "" : `, dont ${tokens} de réflexion`);

export const cliFr: CliTexts = {
  usage: `Fathom : DeepSeek R1 dans le terminal, sa réflexion à part de sa réponse.

  fathom ask QUESTION        une question ; - la lit depuis un tube
  fathom chat                une conversation
  fathom log                 ce qui a été demandé et répondu, gardé ici
  fathom eval SUITE          une évaluation : sums, ou FICHIER.jsonl
  fathom serve               la page, sur cet ordinateur
  fathom models              les distillations que porte cet ordinateur
  fathom pull 1.5b           en télécharger une, vérifiée
  fathom engine install cpu  ce qui les fait tourner
  fathom models HÔTE         ce qu’un hôte propose, et ce que deviennent les
                             questions
  fathom keys set HÔTE       garder la clé d’un hôte ; aussi list, remove
  fathom prices              le prix de R1, alors et aujourd’hui
  fathom check HÔTE:MODÈLE   est-ce vraiment R1 ?
  fathom doctor              ce qui est là, et ce qu’il faut réparer
  fathom "deux mots"         comme ask

  fathom COMMANDE --help     ce qu’une commande sait faire
  fathom --version

Modèles (--model, FATHOM_MODEL, ou "model" dans config.json) :
  fathom-tiny                le modèle de démonstration ; pas DeepSeek R1
  1.5b, 7b, 7b:q4_0 …        une distillation téléchargée
  ./fichier.gguf             des poids sur cet ordinateur
  URL#MODÈLE                 tout serveur compatible ; clé dans FATHOM_API_KEY
  r1, r1-0528                chez le premier hôte qui le sert et dont il y a
                             une clé
  HÔTE:MODÈLE                openrouter, huggingface, novita, deepinfra,
                             siliconflow, vercel, alibaba, ou l’un des vôtres
  ollama:NOM[:ÉTIQUETTE]     ce qu’Ollama a ; OLLAMA_HOST dit où il est
`,
  askHelp: `fathom ask [options] QUESTION|-

Écrit la réponse sur stdout ; réflexion, état et erreurs sur stderr.

  -m, --model M          nom court, HÔTE:MODÈLE, ./poids.gguf, URL#MODÈLE
  -s, --system TEXTE     consignes ; pour R1 elles vont dans la question
      --json             un objet JSON au lieu de texte
      --max-tokens N     au plus N jetons, réflexion comprise
      --max-think N      au plus N jetons de réflexion, puis la réponse
                         (poids locaux, llama-server, vllm)
      --schema FICHIER   schéma JSON que suit la réponse (poids locaux,
                         ollama, llama-server, vllm)
      --stall SECONDES   abandonner après ce temps sans signe de vie
      --shape S          field, tags ou plain : comment l’hôte remet la
                         réflexion, là où Fathom se trompe
      --provider P[,P]   à qui un routeur peut s’adresser, dans l’ordre
      --temperature T    de 0 à 2 ; sinon le conseil de R1 (0,6)
      --top-p P          de 0 à 1 ; sinon le conseil de R1 (0,95)
      --seed N           la même réponse de nouveau, si le modèle le peut
${costFr.flags}      --force            charger des poids qui dépassent la mémoire
  -c, --continue         continuer la dernière conversation
      --no-save          ne rien en garder (fathom log --help)
      --dry-run          montrer ce qui serait envoyé ; ne rien envoyer
      --lang L           en ou fr
  -h, --help

--json écrit : schema (1), model, host, provider, quantisation, reasoning,
answer, finish, thought, usage (promptTokens, cachedTokens, reasoningTokens,
answerTokens, completionTokens), timing (firstReasoningMs, firstAnswerMs,
totalMs, tokensPerSecond), cost (amount, currency, estimated, reported),
notes, et en cas d’échec error (code, message, hint) à côté du texte déjà
arrivé. Ce qui est inconnu est absent.

Codes de sortie :
  0    complet
  2    mauvais usage
  3    coupé par sa longueur, un budget ou un filtre, et gardé
  69   indisponible (hôte, modèle, poids, mémoire, demande rejetée)
  70   notre faute
  74   impossible à enregistrer
  75   réessayer (limite, surcharge, silence, réponse coupée)
  77   non autorisé (clé refusée, plus de crédit)
  78   mauvaise configuration (aucun modèle, clé absente)
  130  arrêté par Ctrl-C     143  arrêté par SIGTERM
`,
  error: "Erreur :",
  hint: "Que faire :",
  status({ state, done, of }) {
    switch (state) {
      case "connecting":
        return "Connexion…";
      case "loading":
        return `Chargement des poids…${share(done, of)}`;
      case "queued":
        return `En attente de ${of ?? 1} autre${(of ?? 1) > 1 ? "s" : ""} question${(of ?? 1) > 1 ? "s" : ""}…`;
      case "prompt":
        return `Lecture de la question…${share(done, of)}`;
      case "silent":
        return "Aucun signe de vie pour l’instant ; l’attente continue…";
      case "retrying":
        return `Échec ; nouvel essai (${done ?? 1} sur ${of ?? 1})…`;
      default:
        return state satisfies never;
    }
  },
  notes: {
    demonstration:
      "fathom-tiny est un modèle de démonstration, pas DeepSeek R1. Pour R1 : --model URL#MODÈLE avec une clé, ou --model ./fichier.gguf.",
    unchosen: (id) => `Aucun modèle choisi ; ${id} est ici, vérifié, et tient en mémoire. FATHOM_MODEL=${id} le garde.`,
    otherModel: (asked, start) => `Demandé à ${asked}, répondu par ${start.model}.`,
    withoutThinking: "Répondu sans réflexion.",
    noAnswer: "L’hôte a terminé sans donner de réponse.",
    assumed: "Aucun </think> n’est arrivé ; si cet hôte cache la réflexion, utilisez --shape plain.",
    cut({ reason, thought }) {
      const where = thought === "open" ? "en pleine réflexion : il n’y a pas de réponse" : "au milieu de la réponse";
      if (reason === "filter") return `Le filtre de l’hôte a coupé ${where}.`;
      return reason === "budget"
        ? `Le budget a coupé ${where}.`
        : `La limite de longueur est atteinte ${where}. --max-tokens permet davantage.`;
    },
  },
  summary({ model, host, provider, quantisation }, finish) {
    const { usage, timing } = finish;
    const who = [model, provider ?? host, quantisation].filter(Boolean).join(" · ");
    const tokens = usage?.completionTokens === undefined ? "" : `${usage.completionTokens} jetons${thinking(usage.reasoningTokens)}`;
    const first = timing.firstAnswerMs === undefined ? "" : `réponse après ${seconds(timing.firstAnswerMs)}`;
    return [who, tokens, first, `${seconds(timing.totalMs)} en tout`, ...figuresOfCost(finish, "fr")].filter(Boolean).join(" · ");
  },
  stopped: "Arrêté. Ce qui était arrivé est gardé.",
};
