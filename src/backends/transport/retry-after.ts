/**
 * How long a response asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date
 * (RFC 9110, 10.2.3). Undefined where it does not say, or says nonsense.
 *
 * @example
 * retryAfterMs(new Headers({ "retry-after": "7" })); // 7000
 */
export function retryAfterMs(headers: { get(name: string): string | null }, now = Date.now()): number | undefined {
  const exact = headers.get("retry-after-ms")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(exact)) return Math.ceil(Number(exact));
  const said = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1_000);
  // Anything else is a date only if it names a month; Date.parse reads dates into many other things.
  const date = /[a-z]{3}/i.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
