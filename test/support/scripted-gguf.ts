import { writeFileSync } from "node:fs";

export interface ScriptedGguf {
  readonly file: string;
  /** What the model says, token by token. A single character beyond ASCII becomes the tokens of its bytes. */
  readonly script: readonly string[];
  /** Goes on with the script's first token instead of ending. */
  readonly loops?: true;
  /** Keys to leave out: some make the engine refuse, some make it abort. */
  readonly without?: readonly string[];
  /** Tokens that the context holds. */
  readonly context?: number;
}

const width = 320;
const heads = 4;

const control = ["<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜▁pad▁｜>", "<｜User｜>", "<｜Assistant｜>"];
const thinking = ["<think>", "</think>"];

/** The printable stand-in of each byte in byte-level vocabularies (GPT-2's table). */
const stand: readonly string[] = (() => {
  const printable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let other = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : other++));
})();
const encode = (text: string) => Array.from(Buffer.from(text, "utf8"), (byte) => stand[byte] ?? "").join("");

/**
 * Writes weights whose next token is a function of the last one alone: one-hot embeddings, an output matrix that holds
 * the table, and nothing in between. The engine is the real one; what it says is known to the byte, whatever the sampling.
 */
export function writeScriptedGguf({ file, script, loops, without = [], context = 2_048 }: ScriptedGguf): void {
  const words = script.filter((word) => !thinking.includes(word) && !isBytes(word));
  const tokens = [...stand, ...control, ...thinking, ...words.map(encode)];
  if (tokens.length > width) throw new Error("the script has too many tokens");
  const idOf = (token: string) => tokens.lastIndexOf(token);
  let word = tokens.length - words.length;
  const steps = script.flatMap((one) => {
    if (thinking.includes(one)) return [idOf(one)];
    return isBytes(one) ? Array.from(Buffer.from(one, "utf8")) : [word++];
  });
  const table = new Map<number, number>();
  const end = idOf("<｜end▁of▁sentence｜>");
  const last = loops ? (steps[0] ?? end) : end;
  // The prompt ends with the line break after <think>, or with the last thing that a reply to go on from said.
  for (const [at, token] of [Buffer.from("\n")[0] ?? 0, ...steps].entries()) {
    const next = steps[at] ?? last;
    if (table.has(token) && table.get(token) !== next) throw new Error("a token of the script has two successors");
    table.set(token, next);
  }
  const one = 0x3c00; // 1 in half precision
  const embedding = matrix(tokens.length, (row, column) => (row === column ? one : 0));
  const output = matrix(tokens.length, (row, column) => (table.get(column) === row ? one : 0));
  const norm = new Float32Array(width).fill(1);
  const half = (rows: number) => new Uint16Array(rows * width);
  const tensors: readonly Tensor[] = [
    { name: "token_embd.weight", dims: [width, tokens.length], data: embedding },
    { name: "output_norm.weight", dims: [width], data: norm },
    { name: "output.weight", dims: [width, tokens.length], data: output },
    { name: "blk.0.attn_norm.weight", dims: [width], data: norm },
    { name: "blk.0.ffn_norm.weight", dims: [width], data: norm },
    { name: "blk.0.attn_q.weight", dims: [width, width], data: half(width) },
    { name: "blk.0.attn_k.weight", dims: [width, width / heads], data: half(width / heads) },
    { name: "blk.0.attn_v.weight", dims: [width, width / heads], data: half(width / heads) },
    { name: "blk.0.attn_output.weight", dims: [width, width], data: half(width) },
    { name: "blk.0.ffn_gate.weight", dims: [width, 32], data: half(32) },
    { name: "blk.0.ffn_up.weight", dims: [width, 32], data: half(32) },
    { name: "blk.0.ffn_down.weight", dims: [32, width], data: half(32) },
  ];
  const keys: readonly (readonly [string, Buffer])[] = [
    ["general.architecture", text("qwen2")],
    ["general.name", text("scripted")],
    ["general.file_type", number(1)],
    ["qwen2.context_length", number(context)],
    ["qwen2.embedding_length", number(width)],
    ["qwen2.block_count", number(1)],
    ["qwen2.feed_forward_length", number(32)],
    ["qwen2.attention.head_count", number(heads)],
    ["qwen2.attention.head_count_kv", number(1)],
    ["qwen2.attention.layer_norm_rms_epsilon", real(1e-6)],
    ["tokenizer.ggml.model", text("gpt2")],
    ["tokenizer.ggml.pre", text("deepseek-r1-qwen")],
    ["tokenizer.ggml.tokens", list(8, tokens.map(string))],
    // 1 is an ordinary token, 3 a control token, 4 one that the converter defined.
    [
      "tokenizer.ggml.token_type",
      list(
        5,
        tokens.map((token) => u32(control.includes(token) ? 3 : thinking.includes(token) ? 4 : 1)),
      ),
    ],
    ["tokenizer.ggml.merges", list(8, [string(`${stand[255]} ${stand[255]}`)])],
    ["tokenizer.ggml.bos_token_id", number(idOf("<｜begin▁of▁sentence｜>"))],
    ["tokenizer.ggml.eos_token_id", number(end)],
  ];
  const kept = keys.filter(([key]) => !without.includes(key));
  writeFileSync(file, layOut(kept, tensors));
}

/** A character that byte tokens spell. */
function isBytes(word: string): boolean {
  return [...word].length === 1 && Buffer.byteLength(word) > 1;
}

function matrix(rows: number, at: (row: number, column: number) => number): Uint16Array {
  return Uint16Array.from({ length: rows * width }, (_, index) => at(Math.floor(index / width), index % width));
}

interface Tensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Uint16Array | Float32Array;
}

const alignment = 32;
const padding = (length: number) => Buffer.alloc((alignment - (length % alignment)) % alignment);

/** The file format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
function layOut(keys: readonly (readonly [string, Buffer])[], tensors: readonly Tensor[]): Buffer {
  let offset = 0;
  const infos = tensors.map(({ name, dims, data }) => {
    const info = Buffer.concat([string(name), u32(dims.length), ...dims.map(u64), u32(data instanceof Float32Array ? 0 : 1), u64(offset)]);
    offset += data.byteLength + padding(data.byteLength).length;
    return info;
  });
  const head = Buffer.concat([
    Buffer.from("GGUF"),
    u32(3),
    u64(tensors.length),
    u64(keys.length),
    ...keys.flatMap(([key, value]) => [string(key), value]),
    ...infos,
  ]);
  const bodies = tensors.flatMap(({ data }) => [Buffer.from(data.buffer, data.byteOffset, data.byteLength), padding(data.byteLength)]);
  return Buffer.concat([head, padding(head.length), ...bodies]);
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function u64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

function string(value: string): Buffer {
  const bytes = Buffer.from(value, "utf8");
  return Buffer.concat([u64(bytes.length), bytes]);
}

const number = (value: number) => Buffer.concat([u32(4), u32(value)]);
const text = (value: string) => Buffer.concat([u32(8), string(value)]);
const list = (type: number, items: readonly Buffer[]) => Buffer.concat([u32(9), u32(type), u64(items.length), ...items]);

function real(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return Buffer.concat([u32(6), buffer]);
}
