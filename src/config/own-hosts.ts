import * as z from "zod";
import { hosts } from "../catalogue/hosts.ts";
import { baseUrlOf } from "../catalogue/target-of-url.ts";
import { shapes } from "../model/shape.ts";

const name = z.string().min(1);

/** An address as a host's base URL: nothing in it may be a secret, and what a manual adds to it is taken off. */
const address = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "is no http or https address")
  .refine((text) => {
    const { username, password, search, hash } = URL.parse(text) ?? new URL("http://a");
    return username + password + search + hash === "";
  }, "holds a user, a password, a query or a #; keys belong into a variable, or into fathom keys set")
  .transform((text) => (URL.canParse(text) ? baseUrlOf(new URL(text)) : text));

const ownHost = z.strictObject({
  baseUrl: address.optional(),
  keyName: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "is no name of an environment variable")
    .optional(),
  keyRequired: z.boolean().optional(),
  shape: z.enum(shapes).optional(),
  sendsFinishReason: z.boolean().optional(),
  models: z.array(name).optional(),
  serves: z.strictObject({ r1: name.optional(), "r1-0528": name.optional() }).optional(),
  providers: z.array(name).min(1).optional(),
});

/** `hosts` of `config.json`: by id, own hosts and what is different about the catalogue's. */
export const ownHosts = z
  .record(z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, "is no name for a host: small letters, digits, . _ -"), ownHost)
  .superRefine((own, context) => {
    for (const [id, entry] of Object.entries(own)) {
      const known = hosts.find((host) => host.id === id);
      const slip = (field: string, message: string) => context.addIssue({ code: "custom", path: [id, field], message });
      if (known === undefined && entry.baseUrl === undefined) slip("baseUrl", "a host that the catalogue does not know needs one");
      if (entry.providers !== undefined && known?.routing === undefined) slip("providers", "this host is no router");
      if (entry.providers !== undefined && entry.providers.length > 1 && known?.routing?.providersIn === "model")
        slip("providers", "this router takes one");
    }
  });
