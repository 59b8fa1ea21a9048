import { spawn } from "node:child_process";
import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program and waits for it, however it is told to stop: the caller's process goes on until the child has ended,
 * so that nobody is left behind and the child's own exit code is kept.
 *
 * Ctrl-C in a terminal reaches parent and child at once, so it is not passed on a second time: programs take a second
 * Ctrl-C for impatience.
 *
 * @param {string} file program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options] stdio is inherited unless it says otherwise
 * @param {(child: import("node:child_process").ChildProcess) => void} [started] sees the child, to read its output
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export function runChild(file, args, options, started) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, Object.assign({ stdio: "inherit" }, options));
    const listeners = signals.map((signal) => {
      const listener = () => {
        if (signal === "SIGINT" && (process.stdin.isTTY || process.stderr.isTTY)) return;
        child.kill(signal);
      };
      process.on(signal, listener);
      return [signal, listener];
    });
    const settle = (report) => (value, signal) => {
      for (const [name, listener] of listeners) process.removeListener(name, listener);
      report(value, signal);
    };
    child.once("error", settle(reject));
    child.once(
      "close",
      settle((code, signal) => resolve(code === null ? 128 + (constants.signals[signal] || 0) : code)),
    );
    if (started) started(child);
  });
}
