import type { FoundMessage } from "../../wire/api.ts";
import { addressOf } from "../address.ts";
import type { Store } from "../store.ts";

export interface FindsProps {
  readonly store: Store;
  readonly found: readonly FoundMessage[];
  readonly close: () => void;
}

/** What a search found: each leads to the branch with its message. */
export function Finds({ store, found, close }: FindsProps) {
  const texts = store.texts.value;
  return (
    <>
      <output class="remark">{found.length === 0 ? texts.nothingFound : texts.found(found.length)}</output>
      <ul>
        {found.map(({ conversation, title, message, role, excerpt }) => (
          <li key={message}>
            <a href={addressOf(conversation, message)} onClick={close}>
              {title}
            </a>
            <p class="excerpt">
              <b>{role === "user" ? texts.you : texts.answer}</b> {excerpt}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
