/** One tensor's entry; what is left out is right. */
export interface TensorEntry {
  readonly name?: Buffer;
  readonly dims?: readonly bigint[];
  readonly type?: number;
  readonly offset?: bigint;
}

export interface GgufParts {
  readonly magic?: string;
  readonly version?: number;
  readonly tensorCount?: bigint;
  readonly keyCount?: bigint;
  readonly keys?: readonly Buffer[];
  readonly tensors?: readonly TensorEntry[];
  readonly alignment?: number;
  /** Bytes of tensor data; absent: as many as two tensors of 32 numbers in full precision take. */
  readonly data?: number;
}

export function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

export function u64(value: bigint): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt.asUintN(64, value));
  return buffer;
}

export const text = (value: string): Buffer => Buffer.concat([u64(BigInt(Buffer.byteLength(value))), Buffer.from(value)]);
export const key = (name: string, type: number, value: Buffer): Buffer => Buffer.concat([text(name), u32(type), value]);

/** A whole small GGUF file, or one that is wrong in whatever a test says. */
export function ggufBytes({ magic = "GGUF", version = 3, alignment = 32, ...parts }: GgufParts = {}): Buffer {
  const keys = parts.keys ?? [key("general.architecture", 8, text("qwen2")), key("qwen2.block_count", 4, u32(2))];
  const tensors = parts.tensors ?? [{}, { offset: 128n }];
  const head = Buffer.concat([
    Buffer.from(magic),
    u32(version),
    u64(parts.tensorCount ?? BigInt(tensors.length)),
    u64(parts.keyCount ?? BigInt(keys.length)),
    ...keys,
    ...tensors.map(({ name = undefined, dims = [32n], type = 0, offset = 0n }, at) =>
      Buffer.concat([name ?? text(`tensor_${at}`), u32(dims.length), ...dims.map(u64), u32(type), u64(offset)]),
    ),
  ]);
  const padding = Buffer.alloc((alignment - (head.length % alignment)) % alignment);
  return Buffer.concat([head, padding, Buffer.alloc(parts.data ?? 256, 7)]);
}
