import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "undici";
import { post } from "../../../src/backends/transport/post.ts";
import { ChatError } from "../../../src/model/error.ts";
import { response, startFaultServer, stream } from "../../support/fault-server.ts";

async function setUp() {
  const server = await startFaultServer();
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const send = (signal = new AbortController().signal) =>
    post({ url: `${server.url}/x`, headers: { "x-a": "1" }, body: { b: 2 }, signal, agent, details: { host: "h" }, secrets: [] });
  return { server, send, close: () => Promise.all([agent.destroy(), server.close()]) };
}

test("sends one JSON document and hands the response on unread", async () => {
  const { server, send, close } = await setUp();
  server.play(...response(503, "busy", { "retry-after": "7" }));
  const { status, headers, body } = await send();
  let text = "";
  for await (const chunk of body) text += new TextDecoder().decode(chunk);
  const [request] = server.requests;
  await close();
  assert.deepEqual([status, headers.get("retry-after"), text], [503, "7", "busy"]);
  assert.deepEqual(
    [request?.method, request?.path, request?.body, request?.headers["x-a"], request?.headers["accept-encoding"]],
    ["POST", "/v1/x", '{"b":2}', "1", "identity"],
  );
});

test("an abort rejects with the signal's reason, before the head and after it", async () => {
  const { server, send, close } = await setUp();
  const reason = new Error("enough");
  const early = new AbortController();
  server.play({ do: "hang" });
  const asked = server.next();
  const waiting = send(early.signal);
  waiting.catch(() => undefined);
  const { gone } = await asked;
  early.abort(reason);
  await assert.rejects(waiting, (error) => error === reason);
  await gone;
  const late = new AbortController();
  server.play(...stream("a"), { do: "hang" });
  const { body } = await send(late.signal);
  await assert.rejects(
    async () => {
      for await (const _ of body) late.abort(reason);
    },
    (error) => error === reason,
  );
  await close();
});

test("a name that does not resolve is said to be one", async () => {
  const agent = new Agent();
  const sent = post({
    url: "http://nowhere.invalid/",
    headers: {},
    body: {},
    signal: new AbortController().signal,
    agent,
    details: { host: "nowhere.invalid" },
    secrets: [],
  });
  await assert.rejects(sent, (error) => error instanceof ChatError && error.code === "unreachable" && error.details.kind === "dns");
  await agent.destroy();
});

test("a server without https is not said to have a bad certificate", async (t) => {
  const server = await startFaultServer();
  const agent = new Agent();
  t.after(() => Promise.all([agent.destroy(), server.close()]));
  const url = server.url.replace("http:", "https:");
  const { signal } = new AbortController();
  const sent = post({ url, headers: {}, body: {}, signal, agent, details: { host: "h" }, secrets: [] });
  await assert.rejects(sent, (error) => error instanceof ChatError && error.code === "unreachable" && error.details.kind === "not-tls");
});
