/**
 * Short texts of which tokenizers make different numbers of tokens: scripts, long numbers, code, symbols. Each begins and ends
 * with a character that no chat template joins to its own, so that the template adds the same to each. The first is the
 * one that the others are compared with.
 */
export const probeTexts: readonly string[] = [
  "Count the vowels in this line.",
  "1234567890123456789012345678901234567890",
  "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.",
  "Съешь же ещё этих мягких французских булок, да выпей чаю.",
  "अंतरिक्ष में तैरता हुआ एक छोटा नीला ग्रह",
  "3.14159265358979 2.71828182845904 1.41421356237309",
  "🦊🌋🧭🪐🛰️🧬",
  '{"id":42,"tags":["a","b"],"ok":true,"ratio":0.125}',
  "人工智能正在改变我们的生活方式和工作方式。",
  "ผู้ใหญ่หาผ้าใหม่ ให้สะใภ้ใช้คล้องคอ",
];

/**
 * About 6,000 tokens of numbered lines: more than a context of 4,096, which is what local servers fall back to without a word
 * (ollama/ollama, `docs/context-length.mdx`).
 */
export function longProbe(): string {
  const lines = Array.from({ length: 330 }, (_, index) => `Line ${index + 1}: the tide rose by ${(index * 37) % 100} mm and fell again.`);
  return `${lines.join("\n")}\nReply with the number of the last line.`;
}

/** A question that R1 thinks about before it answers, and soon has an answer to. */
export const thinkingProbe = "A train leaves at 14:47 and arrives at 17:12. How many minutes does it travel? Answer with the number.";
