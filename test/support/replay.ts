/** The items as a stream; an Error among them is thrown when its turn comes. */
export async function* replay<T>(...items: readonly (T | Error)[]): AsyncGenerator<T> {
  for (const item of items) {
    if (item instanceof Error) throw item;
    yield item;
  }
}

/** What a stream gives before it ends or fails, and with what it failed. */
export async function drain<T>(stream: AsyncIterable<T>): Promise<{ readonly items: readonly T[]; readonly error?: unknown }> {
  const items: T[] = [];
  try {
    for await (const item of stream) items.push(item);
    return { items };
  } catch (error) {
    return { items, error };
  }
}
