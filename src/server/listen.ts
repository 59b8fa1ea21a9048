import type { Server } from "node:http";

/** Only this computer can reach it. */
const loopback = "127.0.0.1";

export interface ListenOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** How many ports in a row to try; 1 insists on this one. */
  readonly tries: number;
  /** On all interfaces instead of this computer's own. */
  readonly everywhere: boolean;
}

/**
 * Listens on the first free port from `port` on.
 *
 * @returns the port taken.
 * @throws the error of the last try, with `code` `EADDRINUSE` when all are taken.
 */
export async function listen(server: Server, { port, tries, everywhere }: ListenOptions): Promise<number> {
  for (let offset = 0; ; offset++) {
    try {
      await listenOn(server, port === 0 ? 0 : port + offset, everywhere);
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : port;
    } catch (error) {
      const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!busy || offset + 1 >= tries) throw error;
    }
  }
}

function listenOn(server: Server, port: number, everywhere: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(!everywhere && { host: loopback }) }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
