import { readFileSync } from "node:fs";
import { uptime } from "node:os";
import { isAlive } from "./eval/is-alive.ts";

/**
 * A name for this process that no later one has. Its number alone comes again: after the computer was started anew, and in a
 * container at each start.
 */
export function ownProcess(): string {
  return [process.pid, beganAt(process.pid) ?? "", Math.round(performance.timeOrigin)].join("-");
}

/** Whether a process with such a name still runs. This one itself does not count: whoever asks knows that. */
export function isProcessAlive(name: string): boolean {
  const [pid = "", began = "", since = ""] = name.split("-");
  if (Number(pid) === process.pid || !isAlive(Number(pid))) return false;
  if (began !== "") return beganAt(Number(pid)) === began;
  // Where the system does not say when a process began, one from before the computer's own beginning is another.
  return Number(since) > Date.now() - uptime() * 1_000;
}

/** When a process began, in Linux's ticks since the computer did (proc(5), /proc/pid/stat, field 22); undefined elsewhere. */
function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the program's name in parentheses, which may hold anything.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
