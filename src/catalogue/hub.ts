/** Where weights are downloaded from: Hugging Face, or a mirror that HF_ENDPOINT names. */
export const hub = {
  endpoint: "https://huggingface.co",
  /** Environment variable of its token; the distills need none. */
  keyName: "HF_TOKEN",
  /** What its own client calls its folder among the user's caches. */
  cacheFolder: "huggingface",
} as const;

/**
 * Address of one file on the hub.
 *
 * @param endpoint without a trailing slash.
 * @param revision a commit; absent: the main branch.
 */
export function hubUrl(endpoint: string, repository: string, file: string, revision = "main"): string {
  return `${endpoint}/${repository}/resolve/${revision}/${encodeURIComponent(file)}`;
}
