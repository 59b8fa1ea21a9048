import type { PageTexts } from "../../texts/page/texts.ts";

/** The ways to the real R1, as commands to copy. */
export function HowToR1({ texts, open }: { readonly texts: PageTexts; readonly open: boolean }) {
  const ways = [
    [texts.howHost, "OPENROUTER_API_KEY=… fathom serve --model openrouter:deepseek/deepseek-r1"],
    [texts.howFile, "fathom serve --model ./DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf"],
    [texts.howUrl, "FATHOM_API_KEY=… fathom serve --model BASE_URL#MODEL"],
  ] as const;
  return (
    <details class="how" open={open}>
      <summary>{texts.howToR1}</summary>
      <p>{texts.howToR1Intro}</p>
      <dl>
        {ways.map(([what, command]) => (
          <div key={command}>
            <dt>{what}</dt>
            <dd>
              <code>{command}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
