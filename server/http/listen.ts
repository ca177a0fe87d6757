import { createServer, type RequestListener, type Server } from "node:http";
import { LIMITS } from "./limits.ts";

/** The servers of one address: `localhost` is two, IPv4 and IPv6, on the same port. */
export interface Listening {
  readonly port: number;
  readonly servers: readonly Server[];
  /** Accepts nothing new at once; resolves when what is under way is answered, or given up. */
  close(): Promise<void>;
}

/**
 * Listens with our time limits (OPERATIONS 4.3) and backlog.
 * @throws the error of the first address, such as EADDRINUSE
 */
export async function listen(
  handler: RequestListener,
  address: { readonly host: string; readonly port: number },
): Promise<Listening> {
  if (address.host !== "localhost") {
    const server = await listenOn(handler, address);
    return listening([server]);
  }
  const first = await listenOn(handler, { host: "127.0.0.1", port: address.port });
  try {
    const second = await listenOn(handler, { host: "::1", port: portOf(first) });
    return listening([first, second]);
  } catch (error) {
    if (hasNoIpv6(error)) return listening([first]);
    first.close();
    throw error;
  }
}

function listenOn(
  handler: RequestListener,
  address: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer(
    { headersTimeout: LIMITS.headersMs, requestTimeout: LIMITS.requestMs },
    handler,
  );
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ ...address, backlog: LIMITS.backlog }, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

function listening(servers: readonly Server[]): Listening {
  const [first] = servers;
  return {
    port: first === undefined ? 0 : portOf(first),
    servers,
    close: async () => {
      await Promise.all(servers.map(closed));
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hangUp = setTimeout(() => {
      server.closeAllConnections();
    }, LIMITS.finishMs);
    // A connection whose request was answered meanwhile would otherwise be kept open.
    const tidy = setInterval(() => {
      server.closeIdleConnections();
    }, LIMITS.tidyMs);
    server.close(() => {
      clearTimeout(hangUp);
      clearInterval(tidy);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function hasNoIpv6(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT")
  );
}
