import type { StatusPart } from "../../model/part.ts";
import type { PageTexts } from "../../texts/page/texts.ts";

/** What is going on while no text has come. */
export function Progress({ status, texts }: { readonly status: StatusPart | undefined; readonly texts: PageTexts }) {
  const { state = "connecting", done, of } = status ?? {};
  const measured = state !== "retrying" && done !== undefined && of !== undefined && of > 0;
  return (
    <p class="progress">
      {texts[state]} {measured && texts.portion(Math.round((100 * done) / of))}
    </p>
  );
}
