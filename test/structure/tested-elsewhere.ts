const ask = "test/cli/ask/ask.test.ts";
const endings = "test/cli/ask/endings.test.ts";
const terminal = "test/cli/ask/terminal.test.ts";
const main = "test/cli/main.test.ts";
const chat = "test/cli/chat/chat.test.ts";
const evaluation = "test/cli/eval/outside.test.ts";
const keep = "test/cli/log/keep.test.ts";
const log = "test/cli/log/log.test.ts";
const engine = "test/backends/llama/engine.test.ts";
const pull = "test/cli/weights/pull.test.ts";
const doctor = "test/cli/doctor/doctor.test.ts";
const gate = "test/server/gate.test.ts";
const reply = "test/server/reply.test.ts";
const refusals = "test/server/v1/refusals.test.ts";
const page = "test/e2e/page.test.ts";
const comfort = "test/e2e/comfort.test.ts";
const attack = "test/e2e/attack.test.ts";
const wholeWay = "test/e2e/serve.test.ts";

const hostModels = "test/cli/models/host-models.test.ts";

/** Sources that tests reach only through others, and the test that does it: a running server, or a page in a real browser. */
export const testedElsewhere: Readonly<Record<string, string>> = {
  "src/backends/llama/child.ts": engine,
  "src/backends/llama/engine.ts": engine,
  "src/backends/llama/generate.ts": engine,
  "src/backends/transport/get.ts": "test/backends/openai/list-host-models.test.ts",
  "src/backends/llama/find-engine.ts": "test/cli/weights/engine.test.ts",
  "src/cli/ask/ask-flags.ts": main,
  "src/cli/ask/json-view.ts": ask,
  "src/cli/ask/offering-pull.ts": "test/cli/ask/ollama.test.ts",
  "src/cli/ask/read-question.ts": endings,
  "src/cli/ask/read-schema.ts": "test/cli/ask/schema.test.ts",
  "src/cli/ask/text-view.ts": ask,
  "src/cli/ask/thinking-view.ts": ask,
  "src/cli/chat/conversation.ts": chat,
  "src/cli/chat/converse.ts": chat,
  "src/cli/chat/folding-thinking.ts": chat,
  "src/cli/chat/history.ts": chat,
  "src/cli/chat/line-source.ts": chat,
  "src/cli/chat/reply.ts": chat,
  "src/cli/agree.ts": "test/cli/check/check.test.ts",
  "src/cli/choose-target.ts": main,
  "src/cli/commands.ts": main,
  "src/cli/doctor/computer-checks.ts": doctor,
  "src/cli/doctor/doctor.ts": doctor,
  "src/cli/doctor/host-checks.ts": doctor,
  "src/cli/doctor/live-check.ts": doctor,
  "src/cli/doctor/model-checks.ts": doctor,
  "src/cli/eval/eval-flags.ts": evaluation,
  "src/cli/eval/is-alive.ts": "test/cli/eval/eval.test.ts",
  "src/cli/eval/open-suite.ts": evaluation,
  "src/cli/eval/progress.ts": evaluation,
  "src/cli/eval/setup-of.ts": evaluation,
  "src/cli/eval/table.ts": evaluation,
  "src/cli/failure-of.ts": endings,
  "src/cli/interrupt.ts": endings,
  "src/cli/keys/read-secret.ts": "test/cli/keys/keys.test.ts",
  "src/cli/log/keep.ts": keep,
  "src/cli/log/keeper-for.ts": keep,
  "src/cli/log/list-line.ts": log,
  "src/cli/log/log-flags.ts": log,
  "src/cli/log/log.ts": log,
  "src/cli/log/open-store.ts": keep,
  "src/cli/log/run-writer.ts": keep,
  "src/cli/open-target.ts": ask,
  "src/cli/prices/price-tables.ts": "test/cli/prices/prices.test.ts",
  "src/cli/progress-line.ts": pull,
  "src/cli/serve/page-folder.ts": wholeWay,
  "src/cli/serve/serve-command.ts": wholeWay,
  "src/cli/show-error.ts": ask,
  "src/cli/status-line.ts": terminal,
  "src/cli/style.ts": terminal,
  "src/cli/target-for.ts": hostModels,
  "src/cli/version.ts": main,
  "src/cli/weights/install-engine.ts": "test/cli/weights/engine.test.ts",
  "src/cli/weights/meter.ts": pull,
  "src/cli/weights/places.ts": pull,
  "src/cli/weights/prepare-weights.ts": "test/cli/weights/unchosen.test.ts",
  "src/cli/writer.ts": endings,
  "src/config/environment.ts": main,
  "src/server/access.ts": gate,
  "src/server/address-gate.ts": gate,
  "src/server/create-app.ts": gate,
  "src/server/listen.ts": "test/cli/serve/serve.test.ts",
  "src/server/page-routes.ts": gate,
  "src/server/read-body.ts": reply,
  "src/server/reply-events.ts": reply,
  "src/server/routes.ts": gate,
  "src/server/secrets.ts": "test/server/session.test.ts",
  "src/server/start-server.ts": reply,
  "src/server/v1/form.ts": refusals,
  "src/server/v1/routes.ts": refusals,
  "src/server/v1/served-models.ts": refusals,
  "src/web/answer-block.ts": page,
  "src/web/answer-drawing.ts": page,
  "src/web/api.ts": page,
  "src/web/copy-text.ts": page,
  "src/web/following.ts": comfort,
  "src/web/formulas.ts": page,
  "src/web/formula-syntax.ts": "test/web/markdown.test.ts",
  "src/web/highlighting.ts": page,
  "src/web/leaving.ts": page,
  "src/web/main.tsx": page,
  "src/web/now.ts": page,
  "src/web/per-frame.ts": comfort,
  "src/web/plain-drawing.ts": comfort,
  "src/web/preferences.ts": page,
  "src/web/run-reply.ts": page,
  "src/web/sanitise.ts": attack,
  "src/web/store.ts": page,
  "src/web/views/announcer.tsx": comfort,
  "src/web/views/answer.tsx": page,
  "src/web/views/app.tsx": page,
  "src/web/views/composer.tsx": page,
  "src/web/views/header.tsx": page,
  "src/web/views/how-to-r1.tsx": page,
  "src/web/views/obstacle.tsx": page,
  "src/web/views/progress.tsx": page,
  "src/web/views/thinking.tsx": page,
  "src/web/views/turn-view.tsx": page,
  "src/web/views/verdict.tsx": page,
  "src/web/views/welcome.tsx": page,
};
