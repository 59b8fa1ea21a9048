/** What the part of the address behind the # names. */
export interface Address {
  readonly conversation?: string;
  /** A message in it, whose branch is to be shown. */
  readonly message?: string;
  /** The single-use secret of a launch link. */
  readonly launch?: string;
}

export function readAddress(hash: string): Address {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const [conversation, message, launch] = ["c", "m", "launch"].map((name) => given.get(name) || undefined);
  return {
    ...(conversation !== undefined && { conversation }),
    ...(message !== undefined && { message }),
    ...(launch !== undefined && { launch }),
  };
}

/**
 * How a conversation is named there, and a message in it.
 *
 * @example
 * addressOf("a b"); // "#c=a+b"
 */
export function addressOf(conversation: string, message?: string): string {
  return `#${new URLSearchParams({ c: conversation, ...(message !== undefined && { m: message }) }).toString()}`;
}
