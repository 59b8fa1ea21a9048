/** What a reply cost and how fast it came, in English. */
export const costEn = {
  unknownPrice: "unknown price",
  estimated: (money: string) => `about ${money}`,
  reported: (money: string) => `${money} by the host's count`,
  prompt: (tokens: string, cached: string) => `${tokens} tokens in${cached === "" ? "" : `, ${cached} of them cached`}`,
  rate: (tokens: string) => `${tokens} tokens/s`,
  flags: `      --max-cost USD     stop when this much may have been spent
      --price IN,OUT     US dollars per million tokens, where the
                         catalogue has no price; ,CACHED may follow
`,
};
