import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Config } from "../../config/read-config.ts";
import { ChatError } from "../../model/error.ts";
import type { DoctorTexts } from "../../texts/doctor/texts.ts";
import { lookAtMachine } from "../../weights/machine.ts";
import type { Check } from "./check.ts";

/** Below this a record or a conversation may soon not be saved, in bytes. */
const littleDisk = 256 * 1024 * 1024;

/** Node, memory, folders and the disk under them. */
export function computerChecks({ folders }: Config, say: DoctorTexts): readonly Check[] {
  return [
    { name: "node", look: () => process.version },
    { name: "memory", look: () => say.memory(lookAtMachine()) },
    {
      name: "config",
      async look() {
        const file = join(folders.config, "config.json");
        return say.config(
          file,
          await stat(file).then(
            () => true,
            () => false,
          ),
        );
      },
    },
    {
      name: "folders",
      async look() {
        for (const folder of new Set(Object.values(folders))) await checkWritable(folder);
        return say.folders(folders.data);
      },
    },
    {
      name: "disk",
      async look() {
        const { bavail, bsize } = await statfs(await existing(folders.data));
        const free = bavail * bsize;
        if (free < littleDisk) throw new ChatError("not-saved", { file: folders.data, kind: "little-disk", said: say.disk(free) });
        return say.disk(free);
      },
    },
  ];
}

/** A folder that is not there yet is made in the nearest one that is. */
async function existing(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined || path === dirname(path)) return path;
  }
}

async function checkWritable(folder: string): Promise<void> {
  const path = await existing(folder);
  const { R_OK, W_OK, X_OK } = constants;
  try {
    if (!(await stat(path)).isDirectory()) throw new Error(`${path} is no folder`);
    await access(path, R_OK | W_OK | X_OK);
  } catch (error) {
    throw new ChatError("not-saved", { file: path, kind: "folder-not-writable" }, { cause: error });
  }
}
