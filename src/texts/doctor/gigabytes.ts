/** Bytes as gigabytes with one digit behind the reader's decimal mark. */
export function gigabytes(bytes: number, mark: "." | ","): string {
  return (bytes / 1e9).toFixed(1).replace(".", mark);
}
