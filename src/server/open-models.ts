import type { Model } from "../model/model.ts";
import { pause } from "../model/pause.ts";
import { retrying } from "../model/retrying.ts";

/** The models that this server has opened, each at most once, when it is first asked for. */
export interface OpenModels {
  get(id: string): Promise<Model>;
  close(): Promise<void>;
}

/** How long closing may take, in milliseconds. */
const longestMs = 3_000;

/**
 * @param open opens a model by the id of its entry. A failure is not kept: the next question tries again.
 */
export function openModels(open: (id: string) => Promise<Model>): OpenModels {
  const opened = new Map<string, Promise<Model>>();
  return {
    get(id) {
      const known = opened.get(id);
      if (known !== undefined) return known;
      const opening = open(id).then((model) => retrying(model));
      opened.set(id, opening);
      opening.catch(() => opened.delete(id));
      return opening;
    },
    async close() {
      const models = [...opened.values()];
      opened.clear();
      const closed = models.map(async (model) => (await model).close());
      // One that is still being opened is closed when it is there; nobody waits for it.
      await Promise.race([Promise.allSettled(closed), pause(longestMs)]);
    },
  };
}
