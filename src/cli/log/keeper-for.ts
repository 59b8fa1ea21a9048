import type { Config } from "../../config/read-config.ts";
import type { Texts } from "../../texts/cli-texts.ts";
import { logTexts } from "../../texts/log/texts.ts";
import { styleFor } from "../style.ts";
import { safeForTerminal } from "../terminal-filter.ts";
import type { Writer } from "../writer.ts";
import { createKeeper, type Keeper } from "./keep.ts";
import { storeFile } from "./open-store.ts";

export interface KeeperForOptions {
  /** The flags that concern it. */
  readonly given: { readonly continue?: boolean; readonly "no-save"?: boolean; readonly json?: boolean; readonly system?: string };
  readonly config: Config;
  readonly texts: Texts;
  readonly err: Writer;
}

/** Whether conversations are kept: unless a flag or the configuration says otherwise. */
export function saves(given: KeeperForOptions["given"], config: Config): boolean {
  return config.save && given["no-save"] !== true;
}

/**
 * The keeper that a command's flags and the configuration ask for. A person is told what goes on.
 *
 * @throws ChatError as `createKeeper`.
 */
export async function keeperFor({ given, config, texts, err }: KeeperForOptions): Promise<Keeper> {
  const style = styleFor(config.colour, err);
  const own = logTexts[texts.language];
  const say = (text: string) => err.write(`${style.dim(err.fitted(safeForTerminal(text)))}\n`);
  const keeper = await createKeeper({
    file: storeFile(config.folders.data),
    saves: saves(given, config),
    continues: given.continue === true,
    ...(given.system !== undefined && { system: given.system }),
    // With --json, stderr is for errors only.
    onFirst: async (file) => (given.json ? undefined : say(own.savedIn(file))),
  });
  if (keeper.title !== undefined && err.isTTY && !given.json) await say(own.goesOn(keeper.title));
  return keeper;
}
