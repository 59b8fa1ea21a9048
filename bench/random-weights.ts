import { closeSync, openSync, writeSync } from "node:fs";

/**
 * Writes weights of the 1.5B distill's shape, with random numbers in the mix of precisions that Q4_K_M has: half of the values and
 * of the way down in six bits, the rest in four. About 1.12 GB. Good for memory and speed; what they say means nothing.
 *
 * @param file is overwritten.
 */
export function writeRandomWeights(file: string): void {
  const [layers, width, hidden, kvWidth, vocabulary] = [28, 1_536, 8_960, 256, 151_936];
  const f32 = { id: 0, numbers: 1, bytes: 4 };
  const q4 = { id: 12, numbers: 256, bytes: 144 };
  const q6 = { id: 14, numbers: 256, bytes: 210 };
  // Where llama.cpp spends its six bits: the first and last eighth of the layers, and every third between.
  const more = (at: number) => (at < layers / 8 || at >= (7 * layers) / 8 || (at - Math.floor(layers / 8)) % 3 === 2 ? q6 : q4);
  const tensors = [
    { name: "token_embd.weight", dims: [width, vocabulary], type: q4 },
    { name: "output_norm.weight", dims: [width], type: f32 },
    { name: "output.weight", dims: [width, vocabulary], type: q6 },
    ...Array.from({ length: layers }, (_, at) =>
      [
        { name: "attn_norm.weight", dims: [width], type: f32 },
        { name: "ffn_norm.weight", dims: [width], type: f32 },
        { name: "attn_q.weight", dims: [width, width], type: q4 },
        { name: "attn_q.bias", dims: [width], type: f32 },
        { name: "attn_k.weight", dims: [width, kvWidth], type: q4 },
        { name: "attn_k.bias", dims: [kvWidth], type: f32 },
        { name: "attn_v.weight", dims: [width, kvWidth], type: more(at) },
        { name: "attn_v.bias", dims: [kvWidth], type: f32 },
        { name: "attn_output.weight", dims: [width, width], type: q4 },
        { name: "ffn_gate.weight", dims: [width, hidden], type: q4 },
        { name: "ffn_up.weight", dims: [width, hidden], type: q4 },
        { name: "ffn_down.weight", dims: [hidden, width], type: more(at) },
      ].map((tensor) => ({ ...tensor, name: `blk.${at}.${tensor.name}` })),
    ).flat(),
  ];
  const special = ["<｜end▁of▁sentence｜>", "<｜begin▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>", "<think>", "</think>"];
  const tokens = Array.from({ length: vocabulary }, (_, at) => special[at] ?? stand(at - special.length));
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const u64 = (value: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    return bytes;
  };
  const f32Bytes = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatLE(value);
    return bytes;
  };
  const text = (value: string) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
  const key = (name: string, type: number, value: Buffer) => Buffer.concat([text(name), u32(type), value]);
  const list = (type: number, items: readonly Buffer[]) => Buffer.concat([u32(type), u64(items.length), ...items]);
  const keys = [
    key("general.architecture", 8, text("qwen2")),
    key("general.name", 8, text("random 1.5B")),
    key("general.file_type", 4, u32(15)),
    key("qwen2.context_length", 4, u32(131_072)),
    key("qwen2.embedding_length", 4, u32(width)),
    key("qwen2.block_count", 4, u32(layers)),
    key("qwen2.feed_forward_length", 4, u32(hidden)),
    key("qwen2.attention.head_count", 4, u32(12)),
    key("qwen2.attention.head_count_kv", 4, u32(2)),
    key("qwen2.rope.freq_base", 6, f32Bytes(10_000)),
    key("qwen2.attention.layer_norm_rms_epsilon", 6, f32Bytes(1e-6)),
    key("tokenizer.ggml.model", 8, text("gpt2")),
    key("tokenizer.ggml.pre", 8, text("deepseek-r1-qwen")),
    key("tokenizer.ggml.tokens", 9, list(8, tokens.map(text))),
    key(
      "tokenizer.ggml.token_type",
      9,
      list(
        5,
        tokens.map((_, at) => u32(at < 4 ? 3 : at < special.length ? 4 : 1)),
      ),
    ),
    key("tokenizer.ggml.merges", 9, list(8, [text("Ċ Ċ")])),
    key("tokenizer.ggml.bos_token_id", 4, u32(1)),
    key("tokenizer.ggml.eos_token_id", 4, u32(0)),
  ];
  const sizes = tensors.map(({ dims, type }) => (dims.reduce((product, dim) => product * dim, 1) / type.numbers) * type.bytes);
  const padded = (length: number) => Math.ceil(length / 32) * 32;
  let offset = 0;
  const infos = tensors.map(({ name, dims, type }, at) => {
    const info = Buffer.concat([text(name), u32(dims.length), ...dims.map(u64), u32(type.id), u64(offset)]);
    offset += padded(sizes[at] ?? 0);
    return info;
  });
  const head = Buffer.concat([Buffer.from("GGUF"), u32(3), u64(tensors.length), u64(keys.length), ...keys, ...infos]);
  const handle = openSync(file, "w");
  try {
    writeSync(handle, Buffer.concat([head, Buffer.alloc(padded(head.length) - head.length)]));
    for (const [at, { type }] of tensors.entries()) {
      const size = sizes[at] ?? 0;
      writeSync(handle, Buffer.concat([randomBlocks(size, type), Buffer.alloc(padded(size) - size)]));
    }
  } finally {
    closeSync(handle);
  }
}

/** Random quants under scales so small that nothing overflows. */
function randomBlocks(size: number, { id, bytes }: { readonly id: number; readonly bytes: number }): Buffer {
  const data = Buffer.alloc(size);
  if (id === 0) {
    for (let at = 0; at < size; at += 4) data.writeFloatLE(1, at);
    return data;
  }
  // One megabyte of random numbers, over and over: what they are does not matter.
  const random = Buffer.from(Array.from({ length: 1 << 20 }, () => Math.floor(Math.random() * 256)));
  for (let at = 0; at < size; at += random.length) random.copy(data, at, 0, Math.min(random.length, size - at));
  // 16-bit scales: first in a block of four bits, with the minimum behind it; last in one of six.
  for (let at = 0; at < size; at += bytes) {
    if (id === 12) {
      data.writeUInt16LE(0x0400, at);
      data.writeUInt16LE(0x0400, at + 2);
    } else data.writeUInt16LE(0x0400, at + bytes - 2);
  }
  return data;
}

/** Distinct tokens: the stand-ins of single bytes first, then words of them. */
function stand(at: number): string {
  const printable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const others = bytes.filter((byte) => !printable(byte));
  const letter = (byte: number) => String.fromCodePoint(printable(byte) ? byte : 256 + others.indexOf(byte));
  return at < 256 ? letter(at) : `w${at}`;
}
