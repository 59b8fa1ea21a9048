/** A header that cannot be one. `where` names the field, for whoever reports the file. */
export class HeaderFault extends Error {
  readonly kind: "not-gguf" | "truncated" | "gguf-version" | "bad-header";

  constructor(kind: HeaderFault["kind"], where: string) {
    super(where);
    this.kind = kind;
  }
}

/** The bytes read so far end inside the header, and the file goes on. */
export class NeedsMore extends Error {}

/** Reads GGUF's little-endian numbers and texts one after the other, and never beyond the end of the file. */
export interface GgufCursor {
  readonly at: () => number;
  /** Bytes of the file behind this place. */
  readonly left: () => number;
  u32(where: string): number;
  /** @throws HeaderFault for a number above 2^53: no length or offset of a real file comes near. */
  u64(where: string): number;
  text(where: string, longest: number): string;
  skip(bytes: number, where: string): void;
}

/**
 * @param bytes the file's beginning.
 * @param fileBytes how long the whole file is.
 */
export function ggufCursor(bytes: Buffer, fileBytes: number): GgufCursor {
  let at = 0;
  const need = (count: number, where: string) => {
    if (count > fileBytes - at) throw new HeaderFault("truncated", where);
    if (at + count > bytes.length) throw new NeedsMore();
  };
  const u32 = (where: string) => {
    need(4, where);
    at += 4;
    return bytes.readUInt32LE(at - 4);
  };
  const u64 = (where: string) => {
    need(8, where);
    const low = u32(where);
    const high = u32(where);
    if (high > 0x1f_ffff) throw new HeaderFault("bad-header", where);
    return high * 2 ** 32 + low;
  };
  return {
    at: () => at,
    left: () => fileBytes - at,
    u32,
    u64,
    text(where, longest) {
      const length = u64(where);
      if (length > longest) throw new HeaderFault("bad-header", where);
      need(length, where);
      at += length;
      return bytes.toString("utf8", at - length, at);
    },
    skip(count, where) {
      need(count, where);
      at += count;
    },
  };
}
