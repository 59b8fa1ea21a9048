import { networkInterfaces } from "node:os";

/** This computer's first IPv4 address on a network; undefined where it has none. */
export const networkAddress: string | undefined = Object.values(networkInterfaces())
  .flatMap((list = []) => list)
  .find(({ family, internal, address }) => family === "IPv4" && !internal && !address.startsWith("169.254."))?.address;

/** Why a test is left out that needs one; false where it runs. */
export const noNetwork: string | false = networkAddress === undefined ? "this computer has no address on a network" : false;
