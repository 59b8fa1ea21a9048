import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A new secret of 256 bits, in characters that need no escaping in a URL, a header or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a token is beyond guessing, as far as its length tells. 43 characters are 256 bits. */
export function isLong(token: string): boolean {
  return token.length >= 32;
}

/** Compares in a time that tells nothing about where they differ, nor about the length of either. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}

/**
 * What the page's cookie holds. Made from the token, so that it needs no memory and outlives a restart with the same
 * token, and so that whoever reads the cookie does not have the token itself.
 */
export function sessionOf(token: string): string {
  return createHmac("sha256", token).update("fathom page session").digest("base64url");
}

/** Addresses that open the page once. The secret is behind the `#`, which no browser sends or logs. */
export interface Links {
  /** For this computer. */
  readonly link: string;
  /** For another device, where any is let in and this computer has an address for it. */
  readonly pairing?: string;
}

/** The secrets of launch links that have been handed out and not yet used. */
export interface LaunchSecrets {
  /** A new one. Of more than `most` unused ones the oldest is forgotten. */
  give(): string;
  /** True once for each that was given. */
  take(secret: string): boolean;
}

export function launchSecrets(most = 16): LaunchSecrets {
  let unused: readonly string[] = [];
  return {
    give() {
      const secret = newSecret();
      unused = [...unused, secret].slice(-most);
      return secret;
    },
    take(secret) {
      const left = unused.filter((one) => !sameSecret(one, secret));
      const found = left.length < unused.length;
      unused = left;
      return found;
    },
  };
}
