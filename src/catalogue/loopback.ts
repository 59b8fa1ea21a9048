/**
 * Whether a URL's host is this computer. Only spellings that cannot mean anything else: a name that resolves to
 * 127.0.0.1 today may resolve elsewhere tomorrow.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
