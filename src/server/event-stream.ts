/** Nothing on the way may keep a stream back until it is whole, or change it. */
export const unbuffered = { "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" } as const;

export interface EventStreamOptions<Event> {
  readonly events: AsyncIterable<Event>;
  /** An event as the text that carries it. */
  readonly write: (event: Event) => string;
  /** Called when the other side has gone. */
  readonly onGone: () => void;
  /** Sent when no event has come for a while, so that nothing between us takes the silence for an end. */
  readonly heartbeat: string;
  /** How long that is, in milliseconds. */
  readonly heartbeatMs?: number;
}

/**
 * A body of events. It reads on only while the other side takes what has come, so a sleeping tab fills no
 * memory.
 */
export function eventStream<Event>({
  events,
  write,
  onGone,
  heartbeat,
  heartbeatMs = 15_000,
}: EventStreamOptions<Event>): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<Event>> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        next ??= iterator.next();
        const beat = Promise.withResolvers<undefined>();
        const timer = setTimeout(() => beat.resolve(undefined), heartbeatMs);
        try {
          const result = await Promise.race([next, beat.promise]);
          if (result === undefined) {
            controller.enqueue(encoder.encode(heartbeat));
            return;
          }
          next = undefined;
          if (result.done === true) controller.close();
          else controller.enqueue(encoder.encode(write(result.value)));
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
