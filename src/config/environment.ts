/**
 * The environment as a plain value, taken once. Nothing outside this folder reads it, so that what a program does follows
 * from its configuration. An empty variable counts as unset.
 */
export function environment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]])),
  );
}
