export const evalEn = {
  help: `fathom eval [options] sums|FILE.jsonl

Asks every question K times with R1's sampling and grades the answers,
never the thinking. Starting again goes on where it stopped.

  -m, --model M             short name, HOST:MODEL, ./file.gguf, BASE_URL#MODEL
      --n N                 questions (sums: 60; a file: all)
      --k K                 samples of each question (1)
      --seed S              of the sums and of the sampling (1)
      --max-tokens N        at most N tokens for one reply
      --max-tokens-total N  at most N tokens in all
      --max-cost USD        at most this much money in all
      --price IN,OUT        US dollars per million tokens, where unknown
      --concurrency C       at once (1 for local weights, 4 for a host)
      --record FILE         where to keep the trials
      --fresh               set an earlier record aside and begin anew
      --yes                 ask a host without a total limit
      --json                one JSON object instead of a table
      --provider P[,P]      whom a router may ask, first choice first
      --stall SECONDS  --shape S  --lang L  -h, --help

A line of FILE.jsonl: {"question": …, "answer": …, "id"?, "scorer"?: number,
choice or exact}. Exit 0: all trials recorded, whatever the score;
3: --max-tokens-total or --max-cost ended it; 130: stopped, and kept.
`,
  asking: (questions: number, k: number, model: string) => `${questions} question${questions === 1 ? "" : "s"} × ${k} to ${model}`,
  directive: (text: string | undefined) =>
    text === undefined ? "Asked as they stand, nothing appended." : `Appended to each question: ${text}`,
  cost: (requests: number, tokens: number, host: string) => `Up to ${requests} requests to ${host}, at most ${tokens} tokens.`,
  worstPrice: (money: string) => `At most ${money}.`,
  unknownPrice: "Its price is unknown here; --price IN,OUT says it.",
  totalCost: (money: string) => `Cost in all: ${money}`,
  money: (file: string) => `--max-cost does not allow another question. A higher one goes on from ${file}.`,
  resumed: (done: number) => `${done === 1 ? "1 trial is" : `${done} trials are`} recorded already and not asked again.`,
  progress: (done: number, of: number, left: string) => `${done}/${of}${left === "" ? "" : `, ${left} left`}`,
  stopped: (file: string) => `Stopped. What is recorded stays in ${file}; the same command goes on from there.`,
  budget: (file: string, tokens: number) =>
    `--max-tokens-total leaves no room for another reply of up to ${tokens} tokens. A higher one goes on from ${file}; --max-tokens N makes replies smaller, in a record of its own.`,
  decimal: ".",
  columns: ["digits", "score", "95 %", "right", "of"],
  all: "all",
  counts: (c: { correct: number; wrong: number; noAnswer: number; truncated: number; failed: number }) =>
    `correct ${c.correct}, wrong ${c.wrong},\nno answer ${c.noAnswer}, truncated ${c.truncated}, failed ${c.failed}`,
  record: (file: string) => `Record: ${file}`,
};
