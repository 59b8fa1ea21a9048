/**
 * Whether a request was meant for this server. A name of somebody else's that resolves to this computer (DNS
 * rebinding) arrives with that name in its Host header, so only exact spellings of our own address pass.
 *
 * @param rawHeaders names and values in turn, as they came, so that a second Host header is seen.
 * @param target the request line's target; the absolute form would carry another address past the header.
 */
export function isOwnAddress(rawHeaders: readonly string[], target: string, port: number): boolean {
  const hosts = rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === "host");
  return hosts.length === 1 && ownHosts(port).includes(hosts[0] ?? "") && target.startsWith("/");
}

/**
 * Whether a target is written the plain way. Everything that we serve is, so anything encoded, doubled or dotted is
 * refused instead of being interpreted.
 */
export function isPlainTarget(target: string): boolean {
  return target.length <= 2_000 && /^\/(?:[\w-][\w.-]*(?:\/[\w-][\w.-]*)*)?(?:\?[\w.~%=&+-]*)?$/.test(target);
}

/** How our own address may be spelt in a Host header. */
export function ownHosts(port: number): readonly string[] {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  // A browser leaves the default port out.
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
}
