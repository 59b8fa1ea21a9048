import assert from "node:assert/strict";
import fc from "fast-check";
import type { AssistantTreeMessage, ConversationHead, TreeMessage } from "../../src/conversation/conversation.ts";
import { fromJson, toJson } from "../../src/conversation/json-file.ts";
import type { Provenance } from "../../src/conversation/provenance.ts";
import type { RunPiece, Store } from "../../src/conversation/store.ts";
import { ChatError } from "../../src/model/error.ts";
import { wellFormedText } from "../../src/reasoning/well-formed.ts";
import { conversationArbitrary } from "./arbitrary.ts";

/** A store whose other users a case can play. */
export interface StoreRig {
  readonly store: Store;
  /** The same store as another process sees it, or as it is after a restart; the producers named are gone by then. */
  again(...gone: readonly string[]): Promise<Store>;
}

export const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
export const head = (id: string, title = id): ConversationHead => ({ id, title, createdAt: at(0) });
export const question = (id: string, parent: string | null, text: string, second = 1): TreeMessage => ({
  id,
  parent,
  at: at(second),
  role: "user",
  text,
});
const complete: Provenance = { state: "complete", asked: "m", family: "r1", sampling: {} };
export const reply = (id: string, parent: string, text: string, rest: Partial<AssistantTreeMessage> = {}): AssistantTreeMessage => ({
  id,
  parent,
  at: at(2),
  role: "assistant",
  reasoning: "",
  text,
  reply: complete,
  ...rest,
});
const running = { reply: { ...complete, state: "running" } } as const;
const me = "me";
const idsIn = async (store: Store, words: string, user = me) =>
  (await store.search(user, words, { limit: 50 })).map(({ message }) => message);

/** What every store must do, one name for each sentence. */
export const storeCases: Readonly<Record<string, (rig: StoreRig) => Promise<void>>> = {
  async "keeps what was acknowledged, in order, with all its branches"({ store, again }) {
    const messages = [
      question("q", null, "2 + 2"),
      reply("a", "q", "5", { reasoning: "Hm." }),
      reply("b", "q", "4", {
        reply: { ...complete, state: "stopped", model: "m-1", usage: { promptTokens: 3 }, timing: { totalMs: 1.5 } },
      }),
      question("q2", "b", "and 3 + 3?"),
    ];
    assert.equal(await store.add(me, head("c"), messages), 4);
    for (const one of [store, await again()]) assert.deepEqual(await one.get(me, "c"), { ...head("c"), messages });
    assert.equal(await store.get(me, "d"), undefined);
  },

  async "adding again changes nothing, and nothing is overwritten"({ store }) {
    await store.add(me, head("c"), [question("q", null, "first")]);
    assert.equal(await store.add(me, head("c", "other title"), [question("q", null, "second"), reply("a", "q", "4")]), 1);
    const found = await store.get(me, "c");
    assert.equal(found?.title, "c");
    assert.equal(found?.messages[0]?.text, "first");
  },

  async "a message without its parent is refused with all that came along"({ store }) {
    await assert.rejects(
      store.add(me, head("c"), [question("q", null, "2 + 2"), reply("a", "nobody", "4")]),
      (error) => error instanceof ChatError && error.details.kind === "conversation-gone",
    );
    assert.equal(await store.get(me, "c"), undefined);
    assert.deepEqual(await idsIn(store, "2"), []);
  },

  async "lists most recently written first, page by page"({ store }) {
    for (const [id, second] of [
      ["old", 5],
      ["new", 9],
      ["middle", 7],
    ] as const) {
      await store.add(me, head(id, `title of ${id}`), [question("q", null, id, second), reply("a", "q", "yes", { at: at(second) })]);
    }
    assert.deepEqual(
      (await store.list(me, { limit: 10 })).map(({ id }) => id),
      ["new", "middle", "old"],
    );
    assert.deepEqual(await store.list(me, { limit: 1, skip: 1 }), [
      { ...head("middle", "title of middle"), updatedAt: at(7), messages: 2 },
    ]);
  },

  async "finds conversations by the beginning of their ids"({ store }) {
    for (const id of ["ab1", "ab2", "b_1", "b%2"]) await store.add(me, head(id), []);
    assert.deepEqual(await store.find(me, "ab1"), ["ab1"]);
    assert.equal((await store.find(me, "a")).length, 2);
    assert.deepEqual(await store.find(me, "b_"), ["b_1"]);
    assert.deepEqual(await store.find(me, "c"), []);
  },

  async "searches questions, answers and thinking"({ store }) {
    await store.add(me, head("c", "Sums"), [
      question("q", null, "What is seven plus eight?"),
      reply("a", "q", "It is fifteen, voilà.", { reasoning: "Carry the one; 思考一下数学。" }),
    ]);
    assert.deepEqual(await idsIn(store, "EIGHT"), ["q"]);
    assert.deepEqual(await idsIn(store, "fifteen"), ["a"]);
    assert.deepEqual(await idsIn(store, "carry"), ["a"]);
    assert.deepEqual(await idsIn(store, "voila"), ["a"]);
    assert.deepEqual(await idsIn(store, "fift"), ["a"]);
    assert.deepEqual(await idsIn(store, "fift it"), []);
    assert.deepEqual(await idsIn(store, "数学"), ["a"]);
    assert.deepEqual(await idsIn(store, '"the one"'), ["a"]);
    assert.deepEqual(await idsIn(store, '"one the"'), []);
    for (const nothing of ["", "*", "( OR", "NEAR(", "text:", '"', "-", "eight NOT seven"])
      assert.deepEqual(await idsIn(store, nothing), [], nothing);
    const [hit] = await store.search(me, "carry", { limit: 1 });
    assert.deepEqual(hit, {
      conversation: "c",
      title: "Sums",
      message: "a",
      role: "assistant",
      at: at(2),
      excerpt: "Carry the one; 思考一下数学。",
    });
  },

  async "the most recent finds come first, and no more than asked for"({ store }) {
    for (let index = 0; index < 30; index++) await store.add(me, head(`c${index}`), [question("q", null, "same words")]);
    const hits = await store.search(me, "words", { limit: 3 });
    assert.deepEqual(
      hits.map(({ conversation }) => conversation),
      ["c29", "c28", "c27"],
    );
  },

  async "one person sees nothing of another's"({ store }) {
    await store.add("a", head("c"), [question("q", null, "secret of a")]);
    await store.add("b", head("c", "theirs"), [question("q", null, "secret of b")]);
    assert.equal((await store.get("a", "c"))?.messages[0]?.text, "secret of a");
    assert.equal((await store.search("b", "secret", { limit: 9 })).length, 1);
    assert.equal(await store.get("c", "c"), undefined);
    assert.equal(await store.rename("c", "c", "mine"), false);
    assert.equal(await store.erase("c", ["c"]), 0);
    assert.equal(await store.erase("a", ["c"]), 1);
    assert.equal((await store.list("b", { limit: 9 })).length, 1);
  },

  async "renames and erases"({ store, again }) {
    await store.add(me, head("c"), [question("q", null, "nightingale"), reply("a", "q", "lark")]);
    await store.add(me, head("d"), [question("q", null, "nightingale")]);
    assert.equal(await store.rename(me, "c", "Birds"), true);
    assert.equal((await store.get(me, "c"))?.title, "Birds");
    assert.equal(await store.erase(me, ["c", "nothing"]), 1);
    for (const one of [store, await again()]) {
      assert.equal(await one.get(me, "c"), undefined);
      assert.deepEqual(
        (await one.search(me, "nightingale", { limit: 9 })).map(({ conversation }) => conversation),
        ["d"],
      );
      assert.deepEqual(await idsIn(one, "lark"), []);
    }
  },

  async "any conversation comes back as it was, and its JSON is the same on any way round"({ store }) {
    await fc.assert(
      fc.asyncProperty(fc.array(conversationArbitrary, { maxLength: 3 }), async (conversations) => {
        const ids = conversations.map(({ id }) => id);
        for (const { messages, ...rest } of conversations) await store.add(me, rest, messages);
        const kept = [];
        for (const id of ids) kept.push(...[await store.get(me, id)].filter((one) => one !== undefined));
        const clean = conversations.map(({ messages, ...rest }) => ({
          ...rest,
          title: wellFormedText(rest.title),
          messages: messages.map((message) => ({
            ...message,
            text: wellFormedText(message.text),
            ...(message.role === "assistant" && { reasoning: wellFormedText(message.reasoning) }),
          })),
        }));
        const exported = toJson(kept);
        assert.equal(exported, toJson(clean));
        assert.equal(await store.erase(me, ids), ids.length);
        for (const { messages, ...rest } of fromJson(exported)) await store.add(me, rest, messages);
        const back = [];
        for (const id of ids) back.push(...[await store.get(me, id)].filter((one) => one !== undefined));
        assert.equal(toJson(back), exported);
        assert.equal(await store.erase(me, ids), ids.length);
      }),
      { numRuns: 40 },
    );
  },

  async "a run is read from any place without gap or double, while it goes on and afterwards"({ store }) {
    const pieces: readonly RunPiece[] = [
      { offset: 0, kind: "reasoning", text: "7 and 8 " },
      { offset: 8, kind: "reasoning", text: "make 15." },
      { offset: 16, kind: "text", text: "It is 15." },
    ];
    const whole = "7 and 8 make 15.It is 15.";
    await store.startRun(me, {
      id: "r",
      conversation: head("c"),
      messages: [question("q", null, "7 + 8")],
      reply: reply("a", "q", "", running),
    });
    const check = async (length: number, goesOn: boolean) => {
      for (let from = 0; from <= length; from++) {
        const read = await store.readRun(me, "r", from);
        assert.equal(read?.pieces.map(({ text }) => text).join(""), whole.slice(from, length), `from ${from}`);
        assert.equal(read?.pieces[0]?.offset ?? length, from);
        assert.equal(read?.end, Math.max(from, length));
        assert.equal(read?.running, goesOn);
        assert.equal(read?.message, "a");
      }
    };
    await check(0, true);
    await store.appendRun(me, "r", pieces.slice(0, 2));
    await check(16, true);
    // What was there already is passed over, so that a doubtful write may be tried again.
    await store.appendRun(me, "r", pieces);
    await check(25, true);
    await assert.rejects(store.appendRun(me, "r", [{ offset: 30, kind: "text", text: "gap" }]));
    assert.deepEqual(await idsIn(store, "make"), []);
    await store.finishRun(me, "r", reply("a", "q", "It is 15.", { reasoning: "7 and 8 make 15." }));
    await check(25, false);
    assert.deepEqual(await idsIn(store, "make"), ["a"]);
    await store.appendRun(me, "r", [{ offset: 25, kind: "text", text: "late" }]);
    await check(25, false);
    assert.equal(await store.readRun(me, "s", 0), undefined);
    assert.equal(await store.readRun("you", "r", 0), undefined);
    await store.erase(me, ["c"]);
    assert.equal(await store.readRun(me, "r", 0), undefined);
    // Its producer may still be at it.
    await store.appendRun(me, "r", pieces);
    await assert.rejects(
      store.finishRun(me, "r", reply("a", "q", "It is 15.")),
      (error) => error instanceof ChatError && error.details.kind === "conversation-gone",
    );
    assert.equal(await store.get(me, "c"), undefined);
  },

  async "a run that its reader stopped ends where the reader was"({ store }) {
    await store.startRun(me, {
      id: "r",
      conversation: head("c"),
      messages: [question("q", null, "7 + 8")],
      reply: reply("a", "q", "", running),
    });
    await store.appendRun(me, "r", [
      { offset: 0, kind: "reasoning", text: "Hm." },
      { offset: 3, kind: "text", text: "It is 15." },
      { offset: 12, kind: "text", text: " Or so." },
    ]);
    await store.finishRun(me, "r", reply("a", "q", "It is", { reasoning: "Hm." }));
    const textFrom = async (from: number) => (await store.readRun(me, "r", from))?.pieces.map(({ text }) => text).join("");
    assert.deepEqual([await textFrom(0), await textFrom(5), await textFrom(8), await textFrom(15)], ["Hm.It is", " is", "", ""]);
  },

  async "a run whose pieces could not all be written has its text in its message"({ store }) {
    for (const [id, pieces] of [
      ["none", []],
      ["some", [{ offset: 0, kind: "reasoning", text: "Hm" }]],
    ] as const) {
      await store.startRun(me, {
        id,
        conversation: head(id),
        messages: [question("q", null, "7 + 8")],
        reply: reply("a", "q", "", running),
      });
      await store.appendRun(me, id, pieces);
      await store.finishRun(me, id, reply("a", "q", "It is 15.", { reasoning: "Hm." }));
      assert.deepEqual((await store.readRun(me, id, 1))?.pieces, [
        { offset: 1, kind: "reasoning", text: "m." },
        { offset: 3, kind: "text", text: "It is 15." },
      ]);
    }
  },

  async "a run that begins to think again after it began to answer is read in its own order"({ store }) {
    await store.startRun(me, {
      id: "r",
      conversation: head("c"),
      messages: [question("q", null, "7 + 8")],
      reply: reply("a", "q", "", running),
    });
    const pieces = [
      { offset: 0, kind: "reasoning", text: "R1" },
      { offset: 2, kind: "text", text: "T1" },
      { offset: 4, kind: "reasoning", text: "R2" },
      { offset: 6, kind: "text", text: "T2" },
    ] as const;
    await store.appendRun(me, "r", pieces);
    await store.finishRun(me, "r", reply("a", "q", "T1T2", { reasoning: "R1R2" }));
    assert.deepEqual(
      (await store.readRun(me, "r", 3))?.pieces.map(({ text }) => text),
      ["1", "R2", "T2"],
    );
  },

  async "the same client key starts no second run"({ store }) {
    const start = (id: string) => ({
      id,
      clientKey: "k",
      conversation: head("c"),
      messages: [question("q", null, "7 + 8")],
      reply: reply(`a-${id}`, "q", "", running),
    });
    assert.equal(await store.startRun(me, start("r1")), "r1");
    assert.equal(await store.startRun(me, start("r2")), "r1");
    assert.equal((await store.get(me, "c"))?.messages.length, 2);
    assert.equal(await store.readRun(me, "r2", 0), undefined);
    assert.deepEqual(await store.findRun(me, "k"), { run: "r1", conversation: "c" });
    assert.deepEqual([await store.findRun(me, "l"), await store.findRun("you", "k")], [undefined, undefined]);
  },

  async "a run whose producer is gone is interrupted, with its text"({ store, again }) {
    const start = (id: string) => ({
      id,
      conversation: head(id),
      messages: [question("q", null, "7 + 8")],
      reply: reply("a", "q", "", running),
    });
    await store.startRun(me, start("r"));
    await store.appendRun(me, "r", [
      { offset: 0, kind: "reasoning", text: "Counting." },
      { offset: 9, kind: "text", text: "It is" },
    ]);
    const stateOf = async (one: Store) => {
      const message = (await one.get(me, "r"))?.messages[1];
      return message?.role === "assistant" ? [message.reply.state, message.reasoning, message.text] : [];
    };
    assert.deepEqual(await stateOf(await again()), ["running", "", ""]);
    const later = await again("producer");
    assert.deepEqual(await stateOf(later), ["interrupted", "Counting.", "It is"]);
    assert.equal((await later.readRun(me, "r", 0))?.running, false);
    assert.deepEqual(await idsIn(later, "counting"), ["a"]);
    // One that goes while the others stay is found on request.
    await later.startRun(me, start("s"));
    assert.equal(await (await again()).interruptRuns(), 0);
    assert.equal(await store.interruptRuns(), 0);
    assert.equal((await store.readRun(me, "s", 0))?.running, true);
    // It was only thought to be gone: what it has to say in the end holds.
    await store.finishRun(me, "r", reply("a", "q", "It is 15."));
    assert.deepEqual(await stateOf(later), ["complete", "", "It is 15."]);
    assert.deepEqual(await idsIn(later, "counting"), []);
  },
};
