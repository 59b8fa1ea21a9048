import { type GgufCursor, ggufCursor, HeaderFault } from "./gguf-cursor.ts";
import { tensorTypes } from "./tensor-types.ts";

/** What a GGUF file says about itself before its tensors begin. */
export interface GgufHeader {
  readonly version: number;
  /** Keys with a text or a 32-bit number; of a list, its length; NaN for numbers of other types, which nobody here needs. */
  readonly values: ReadonlyMap<string, number | string>;
  readonly tensors: number;
  /** Bytes that the file must have: header, padding and every tensor. */
  readonly bytes: number;
}

/** Bytes of each type of value; absent for text (8) and list (9). */
const valueBytes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const textType = 8;
const listType = 9;
const u32Type = 4;

/** llama.cpp's own limits, and texts that no key needs more of: a chat template is a few thousand characters long. */
const longestKey = 65_535;
const longestName = 63;
const longestText = 16 * 1024 * 1024;
const mostDims = 4;

/**
 * Reads a GGUF header (versions 2 and 3) and checks everything that an engine would trust: counts, lengths, types, dimensions,
 * alignment, and that each tensor lies where the one before it ends and inside the file. The format:
 * ggml-org/ggml:docs/gguf.md; the kinds of broken files: ggml-org/llama.cpp:tests/test-gguf.cpp.
 *
 * @param start the file's beginning, as much of it as was read.
 * @param fileBytes how long the whole file is.
 * @throws HeaderFault where it is broken; NeedsMore where `start` ends inside the header.
 */
export function readGgufHeader(start: Buffer, fileBytes: number): GgufHeader {
  const cursor = ggufCursor(start, fileBytes);
  // "GGUF" as a little-endian number.
  if (fileBytes < 4 || cursor.u32("magic") !== 0x46554747) throw new HeaderFault("not-gguf", "magic");
  const version = cursor.u32("version");
  if (version !== 2 && version !== 3) throw new HeaderFault("gguf-version", String(version));
  const tensors = cursor.u64("tensor count");
  const keys = cursor.u64("key count");
  // The smallest entry that can be written bounds the count, before anything is allocated by it.
  if (tensors > cursor.left() / 25 || keys > cursor.left() / 14) throw new HeaderFault("bad-header", "counts");
  const values = new Map<string, number | string>();
  for (let at = 0; at < keys; at++) readKey(cursor, values, at);
  const alignment = values.get("general.alignment") ?? 32;
  if (typeof alignment !== "number" || alignment < 1 || alignment > 2 ** 30 || (alignment & (alignment - 1)) !== 0)
    throw new HeaderFault("bad-header", "general.alignment");
  const length = readTensors(cursor, tensors, alignment);
  const bytes = tensors === 0 ? cursor.at() : padded(cursor.at(), alignment) + length;
  if (bytes > fileBytes) throw new HeaderFault("truncated", "tensor data");
  return { version, values, tensors, bytes };
}

function readKey(cursor: GgufCursor, values: Map<string, number | string>, at: number): void {
  const where = `key ${at}`;
  const key = cursor.text(where, longestKey);
  if (key === "" || values.has(key)) throw new HeaderFault("bad-header", where);
  const type = cursor.u32(where);
  if (key === "general.alignment" && type !== u32Type) throw new HeaderFault("bad-header", key);
  values.set(key, readValue(cursor, type, where));
}

function readValue(cursor: GgufCursor, type: number, where: string): number | string {
  if (type === textType) return cursor.text(where, longestText);
  if (type === listType) return readList(cursor, where);
  const size = valueBytes[type];
  if (size === undefined) throw new HeaderFault("bad-header", where);
  if (type === u32Type || type === 5) return cursor.u32(where);
  cursor.skip(size, where);
  return Number.NaN;
}

/** Lists hold the vocabulary; how long they are is all that matters here. */
function readList(cursor: GgufCursor, where: string): number {
  const type = cursor.u32(where);
  const length = cursor.u64(where);
  const size = type === textType ? 8 : valueBytes[type];
  if (size === undefined || length > cursor.left() / size) throw new HeaderFault("bad-header", where);
  if (type !== textType) cursor.skip(length * size, where);
  else for (let at = 0; at < length; at++) cursor.skip(cursor.u64(where), where);
  return length;
}

/** @returns bytes of all tensors, padding between them included. */
function readTensors(cursor: GgufCursor, count: number, alignment: number): number {
  const names = new Set<string>();
  let end = 0;
  for (let at = 0; at < count; at++) {
    const where = `tensor ${at}`;
    const name = cursor.text(where, longestName);
    const dims = cursor.u32(where);
    if (names.has(name) || dims > mostDims) throw new HeaderFault("bad-header", where);
    names.add(name);
    let numbers = 1;
    let row = 1;
    for (let dim = 0; dim < dims; dim++) {
      const size = cursor.u64(where);
      if (dim === 0) row = size;
      numbers *= size;
    }
    const type = tensorTypes[cursor.u32(where)];
    const offset = cursor.u64(where);
    if (type === undefined || numbers < 1 || row % type.numbers !== 0 || offset !== padded(end, alignment))
      throw new HeaderFault("bad-header", where);
    end = offset + (numbers / type.numbers) * type.bytes;
    if (!Number.isSafeInteger(end)) throw new HeaderFault("bad-header", where);
  }
  return end;
}

function padded(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment;
}
