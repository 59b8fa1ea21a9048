/**
 * How others than this computer reach the server. Absent wherever it is optional: not at all.
 * - `tls`: the server speaks TLS itself; certificate and key in PEM form.
 * - `proxy`: a proxy that speaks TLS stands in front, under this name, which is what browsers show: `chat.example.org`,
 *   or with a port where it is not 443.
 * - `plain`: without encryption.
 */
export type Lan =
  | { readonly kind: "tls"; readonly cert: string; readonly key: string }
  | { readonly kind: "proxy"; readonly name: string }
  | { readonly kind: "plain" };
