import type { TreeMessage } from "../../conversation/conversation.ts";
import type { Store } from "../store.ts";

export interface VersionsProps {
  readonly store: Store;
  readonly message: Pick<TreeMessage, "id" | "parent" | "role">;
}

/** Moves between what was asked, or answered, at one place; nothing where there is only one. */
export function Versions({ store, message }: VersionsProps) {
  const texts = store.texts.value;
  const versions = store.shown.versionsOf(message);
  const at = versions.indexOf(message.id);
  if (versions.length < 2) return null;

  const step = (by: 1 | -1, name: string, sign: string) => {
    const other = versions[at + by];
    return (
      // Not `disabled`, which would take the focus away from whoever has just arrived at the end.
      <button
        type="button"
        class="quiet"
        aria-label={name}
        aria-disabled={other === undefined}
        onClick={() => other !== undefined && store.shown.show(other)}
      >
        {sign}
      </button>
    );
  };
  return (
    <fieldset class="versions" aria-label={texts.versions}>
      {step(-1, texts.previousVersion, "‹")}
      <span>
        {at + 1}/{versions.length}
      </span>
      {step(1, texts.nextVersion, "›")}
    </fieldset>
  );
}
