import type { Tried } from "./host.ts";

/** A system that Fathom is prepared for, and the day on which its tests have last passed there. */
export interface System {
  readonly id: string;
  readonly name: string;
  readonly tried: Tried;
}

export const systems: readonly System[] = [
  { id: "linux-x64", name: "Linux, x64", tried: "2026-11-24" },
  { id: "linux-arm64", name: "Linux, arm64", tried: "never" },
  { id: "darwin-arm64", name: "macOS, Apple silicon", tried: "never" },
  { id: "darwin-x64", name: "macOS, Intel", tried: "never" },
  { id: "win32-x64", name: "Windows, x64", tried: "never" },
];
