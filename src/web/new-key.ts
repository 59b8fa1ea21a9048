/** A key that nobody has made before. `crypto.randomUUID` is missing where a page comes over plain HTTP from another computer. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
