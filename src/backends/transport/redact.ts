/** The longest text of another side that is shown. */
const mostSaid = 200;

/** What looks like a key or a token, whoever it belongs to: servers repeat headers and other people's configuration. */
const likelySecrets =
  /\b(?:sk|hf|pk|rk|gsk|xai|nvapi)[-_][\w-]{8,}|\b(?:(?:bearer|basic)\s+|api[-_ ]?key["']?\s*[:=]\s*)["']?[^\s"',;]+|\beyJ[\w-]{10,}\.[\w-]+\.[\w-]*/gi;

/**
 * Makes what a server said fit to be shown: without keys, on one line, cut to 200 characters. The key itself is removed
 * in every spelling in which servers are known to repeat it: as it is, escaped for a URL, in base64, and cut to its
 * beginning.
 *
 * @param secrets values that must never be shown.
 */
export function redact(said: string, secrets: readonly string[]): string {
  let clean = said.slice(0, mostSaid * 50);
  for (const secret of secrets.filter((one) => one.length > 0).flatMap(spellings)) clean = clean.replaceAll(secret, "[key]");
  clean = clean.replace(likelySecrets, "[key]").replace(/\s+/g, " ").trim();
  return clean.length > mostSaid ? `${clean.slice(0, mostSaid - 1).toWellFormed()}…` : clean;
}

function spellings(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const base64 = Buffer.from(bytes).toString("base64");
  const escaped = JSON.stringify(secret).slice(1, -1);
  const parts = secret.length >= 16 ? [secret.slice(0, 12), secret.slice(-8)] : [];
  return [secret, escaped, encodeURIComponent(secret), base64, base64.replace(/=+$/, ""), ...parts].filter((one) => one.length > 3);
}
