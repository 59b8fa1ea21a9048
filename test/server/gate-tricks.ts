/** How one server is reached honestly. */
export interface At {
  readonly port: number;
  readonly token: string;
  /** What a Host header holds. */
  readonly host: string;
  /** The origin of its own pages. */
  readonly origin: string;
}

export interface Trick {
  readonly name: string;
  readonly target?: (path: string, at: At) => string;
  readonly version?: string;
  /** Header lines in place of the honest ones. */
  readonly headers: (at: At) => readonly string[];
}

const json = "Content-Type: application/json";
const bearer = ({ token }: At) => `Authorization: Bearer ${token}`;
const own = ({ host }: At) => `Host: ${host}`;

/** What lets a request in. */
export const honest = (at: At): readonly string[] => [own(at), bearer(at), json];

/** A Host, with everything else right. */
export function hostTrick(name: string, host: (at: At) => string = () => name): Trick {
  return { name: `Host ${name}`, headers: (at) => [`Host: ${host(at)}`, bearer(at), json] };
}

/** Somebody else's name for this computer, with everything else right. */
export const addresses: readonly Trick[] = [
  ...[
    "evil.test",
    "localhost.evil.test",
    "127.0.0.1.nip.io",
    "localhost.",
    "127.0.0.1.",
    "127.1",
    "2130706433",
    "0.0.0.0",
    "[::ffff:127.0.0.1]",
    "[::]",
    "user@127.0.0.1",
    "fathom.local",
    "",
  ].map((name) => hostTrick(name, ({ port }) => `${name}:${port}`)),
  hostTrick("upper case", ({ port }) => `LOCALHOST:${port}`),
  hostTrick("another port", ({ port }) => `127.0.0.1:${port + 1}`),
  hostTrick("no port", () => "127.0.0.1"),
  hostTrick("port with zeros", ({ port }) => `127.0.0.1:0${port}`),
  hostTrick("own with a dot", ({ host }) => `${host}.`),
  hostTrick("own with somebody's name before", ({ host }) => `evil.${host}`),
  hostTrick("own with a user", ({ host }) => `user@${host}`),
  hostTrick("list in one Host", ({ host }) => `${host}, evil.test`),
  { name: "two Hosts", headers: (at) => [own(at), "Host: evil.test", bearer(at), json] },
  { name: "two Hosts, the right one last", headers: (at) => ["Host: evil.test", own(at), bearer(at), json] },
  { name: "no Host", headers: (at) => [bearer(at), json] },
  { name: "no Host, HTTP/1.0", version: "1.0", headers: (at) => [bearer(at), json] },
  { name: "absolute form", target: (path) => `http://evil.test${path}`, headers: honest },
  { name: "absolute form of its own", target: (path, { origin }) => `${origin}${path}`, headers: honest },
  ...["X-Forwarded-Host: %s", "X-Forwarded-Server: %s", "X-Original-Host: %s", "Forwarded: host=%s;proto=https"].map((line) => ({
    name: `right Host only in ${line}`,
    headers: (at: At) => ["Host: evil.test", line.replace("%s", at.host), bearer(at), json],
  })),
];

/** The right address, but the request comes from somebody else's page, which may ride on the cookie. */
export const foreign: readonly Trick[] = [
  ...[
    "http://evil.test",
    "https://evil.test",
    "null",
    "https://127.0.0.1",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://localhost.evil.test",
    "file://",
  ].map((origin) => originTrick(origin)),
  originTrick("its own over the other scheme", ({ origin }) => otherScheme(origin)),
  originTrick("its own in upper case", ({ origin }) => origin.toUpperCase()),
  originTrick("its own with a slash", ({ origin }) => `${origin}/`),
  originTrick("its own before somebody's", ({ origin }) => `${origin}, http://evil.test`),
  {
    name: "the other scheme, with a forwarded one",
    headers: (at) => [...honest(at), `Origin: ${otherScheme(at.origin)}`, "X-Forwarded-Proto: https", "X-Forwarded-Scheme: http"],
  },
  ...["cross-site", "same-site", "", "Same-Origin"].map((site) => ({
    name: `Sec-Fetch-Site ${site}`,
    headers: (at: At) => [...honest(at), `Sec-Fetch-Site: ${site}`],
  })),
];

function originTrick(name: string, origin: (at: At) => string = () => name): Trick {
  return { name: `Origin ${name}`, headers: (at) => [...honest(at), `Origin: ${origin(at)}`] };
}

function otherScheme(origin: string): string {
  return origin.startsWith("https:") ? origin.replace("https:", "http:") : origin.replace("http:", "https:");
}

/** From the right address and page, but without the right secret. */
export const strangers: readonly Trick[] = [
  { name: "no token", headers: (at) => [own(at), json] },
  { name: "wrong token", headers: (at) => withToken(at, [...at.token].reverse().join("")) },
  { name: "truncated token", headers: (at) => withToken(at, at.token.slice(0, -1)) },
  { name: "longer token", headers: (at) => withToken(at, `${at.token}A`) },
  { name: "empty token", headers: (at) => [own(at), json, "Authorization: Bearer "] },
  { name: "Basic", headers: (at) => [own(at), json, `Authorization: Basic ${btoa(`:${at.token}`)}`] },
  { name: "bare token", headers: (at) => [own(at), json, `Authorization: ${at.token}`] },
  { name: "X-Api-Key", headers: (at) => [own(at), json, `X-Api-Key: ${at.token}`] },
  { name: "Cookie with the token itself", headers: (at) => [own(at), json, `Cookie: fathom-${at.port}=${at.token}`] },
  { name: "Cookie of another port", headers: (at) => [own(at), json, `Cookie: fathom-${at.port + 1}=${at.token}`] },
  { name: "token in the query", target: (path, { token }) => `${path}?token=${token}`, headers: (at) => [own(at), json] },
  { name: "method override", headers: (at) => [own(at), json, "X-HTTP-Method-Override: GET"] },
  { name: "X-Forwarded-For this computer", headers: (at) => [own(at), json, "X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1"] },
  { name: "X-Forwarded-User", headers: (at) => [own(at), json, "X-Forwarded-User: admin", "Remote-User: admin"] },
];

function withToken(at: At, token: string): readonly string[] {
  return [own(at), json, `Authorization: Bearer ${token}`];
}

/** What a form can send. */
export const forms: readonly Trick[] = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonx",
  "",
].map((type) => ({ name: type, headers: (at) => [own(at), bearer(at), `Content-Type: ${type}`] }));
