import type { Server } from "node:http";

/** Only this computer can reach it. Not an option: whoever wants more puts a proxy that knows its users in front. */
const loopback = "127.0.0.1";

/**
 * Listens on the first free port from `port` on.
 *
 * @param port 0 for any free one.
 * @param tries how many ports in a row to try; 1 insists on this one.
 * @returns the port taken.
 * @throws the error of the last try, with `code` `EADDRINUSE` when all are taken.
 */
export async function listen(server: Server, port: number, tries: number): Promise<number> {
  for (let offset = 0; ; offset++) {
    try {
      await listenOn(server, port === 0 ? 0 : port + offset);
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : port;
    } catch (error) {
      const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!busy || offset + 1 >= tries) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, loopback, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
