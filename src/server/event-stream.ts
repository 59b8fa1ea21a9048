import { type WireEvent, writeEvent } from "../wire/event.ts";

export interface EventStreamOptions {
  readonly events: AsyncIterable<WireEvent>;
  /** Called when the other side has gone. */
  readonly onGone: () => void;
  /** A blank line is sent after this many milliseconds without an event, so that nothing between us takes the silence for an end. */
  readonly heartbeatMs?: number;
}

/**
 * A body of one event per line. It reads on only while the other side takes what has come, so a sleeping tab holds the
 * model back and not the memory.
 */
export function eventStream({ events, onGone, heartbeatMs = 15_000 }: EventStreamOptions): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<WireEvent>> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        next ??= iterator.next();
        const beat = Promise.withResolvers<undefined>();
        const timer = setTimeout(() => beat.resolve(undefined), heartbeatMs);
        try {
          const result = await Promise.race([next, beat.promise]);
          if (result === undefined) {
            controller.enqueue(encoder.encode("\n"));
            return;
          }
          next = undefined;
          if (result.done === true) controller.close();
          else controller.enqueue(encoder.encode(writeEvent(result.value)));
        } finally {
          clearTimeout(timer);
        }
      },
      async cancel() {
        onGone();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
