import type { Part, StartPart, StatusPart } from "../model/part.ts";
import type { RunPiece } from "./store.ts";

/**
 * A reply while it is produced. All of it stays here until it has ended, so that any number of readers, each at a place of its
 * own, read the same: there is nothing to subscribe to, and so nothing that a reader who was away could have missed.
 */
export interface LiveRun<End> {
  take(part: Part): void;
  /** Nothing comes after it. */
  end(how: End): void;
  readonly start: () => StartPart | undefined;
  /** What is going on while no text comes. */
  readonly status: () => StatusPart | undefined;
  readonly ended: () => End | undefined;
  /** How much has come, in UTF-16 units over thinking and answer together. */
  readonly length: () => number;
  /** What came from a place on, neighbours of one kind as one. */
  since(place: number): readonly RunPiece[];
  /** Thinking or answer, up to a place in the whole. Never ends within a surrogate pair. */
  textUpTo(kind: RunPiece["kind"], place: number): string;
  /** Resolves when anything has changed, and when the signal is aborted. */
  changed(signal: AbortSignal): Promise<void>;
}

/**
 * @example
 * const live = createLiveRun<string>();
 * live.take({ type: "text", text: "It is 15." });
 * live.since(3); // [{ offset: 3, kind: "text", text: "is 15." }]
 */
export function createLiveRun<End>(): LiveRun<End> {
  const pieces: RunPiece[] = [];
  const waiting = new Set<() => void>();
  let length = 0;
  let start: StartPart | undefined;
  let status: StatusPart | undefined;
  let ended: End | undefined;

  function change(): void {
    for (const wake of [...waiting]) wake();
  }

  function since(place: number): readonly RunPiece[] {
    // A reader who keeps up is at the end: the search begins there.
    const first = Math.max(
      0,
      pieces.findLastIndex(({ offset }) => offset <= place),
    );
    return merged(
      pieces.slice(first).flatMap(({ offset, kind, text }): readonly RunPiece[] => {
        const cut = Math.max(0, place - offset);
        return cut >= text.length ? [] : [{ offset: offset + cut, kind, text: text.slice(cut) }];
      }),
    );
  }

  return {
    take(part) {
      switch (part.type) {
        case "start":
          start = part;
          break;
        case "status":
          status = part;
          break;
        case "reasoning":
        case "text":
          // What was said while nothing came holds until something comes.
          status = undefined;
          pieces.push({ offset: length, kind: part.type, text: part.text });
          length += part.text.length;
          break;
        case "finish":
          break;
        default:
          part satisfies never;
      }
      change();
    },
    end(how) {
      ended = how;
      change();
    },
    start: () => start,
    status: () => status,
    ended: () => ended,
    length: () => length,
    since,
    textUpTo: (wanted, place) =>
      withoutHalf(pieces.map(({ offset, kind, text }) => (kind === wanted ? text.slice(0, Math.max(0, place - offset)) : "")).join("")),
    changed(signal) {
      if (signal.aborted || ended !== undefined) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener("abort", wake);
      });
    },
  };
}

function merged(pieces: readonly RunPiece[]): readonly RunPiece[] {
  const runs: { readonly offset: number; readonly kind: RunPiece["kind"]; readonly texts: string[] }[] = [];
  for (const { offset, kind, text } of pieces) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.texts.push(text);
    else runs.push({ offset, kind, texts: [text] });
  }
  return runs.map(({ texts, ...piece }) => ({ ...piece, text: texts.join("") }));
}

function withoutHalf(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
