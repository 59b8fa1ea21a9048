/** What `fathom prices` says, in English. */
export const pricesEn = {
  help: `fathom prices [options]

What one task costs at every price known here, in January 2025 and today,
and how many times as much OpenAI's o1 asked for it in January 2025.

      --prompt N         tokens of the question (1000)
      --thinking N       tokens of thinking (4000)
      --answer N         tokens of the answer (1000)
      --json             one JSON object instead of tables
      --lang L           en or fr
  -h, --help

--json prints: schema (1), task, and january2025 and today, each a list of
label, host, model, currency, input, cached, output (per million tokens),
cost, ratio (o1's cost over this one), varies, from, source, asOf.
`,
  task: ({ prompt, thinking, answer }: { prompt: string; thinking: string; answer: string }) =>
    `A task of ${prompt} tokens in,\n${thinking} of thinking, ${answer} of answer.`,
  january: "January 2025",
  today: (date: string) => `Today, ${date}`,
  columns: ["", "a task", "o1 is"],
  none: "No price is known.",
  notes: `o1 is: how many times as much o1 asked
in January 2025. A model that does not
think is not charged for thinking; the
others are taken to think as long.
Regular hours, nothing from a cache.
~ a router: its provider decides.`,
  sources: "Sources and when read, per million:",
  source: ({ currency, input, output }: { currency: string; input: string; output: string }) => `${currency} ${input} in, ${output} out`,
};
