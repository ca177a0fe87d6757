import { once } from "node:events";
import { createServer } from "node:net";
import { FaultProxy } from "../fault-proxy.ts";
import { startProduct } from "../product.ts";
import type { Reached } from "./script.ts";

/** A server behind a network that a test can make worse. Its public address is the network's. */
export interface Behind {
  readonly proxy: FaultProxy;
  /** The way to the server past the network. */
  readonly past: Reached;
  close(): Promise<void>;
}

/** @param seed decides over what the network leaves to chance */
export async function startBehindProxy(seed = 1): Promise<Behind> {
  const proxy = await FaultProxy.open(await freePort(), seed);
  const product = await startProduct({ PORT: String(proxy.target), PUBLIC_URL: proxy.origin });
  return {
    proxy,
    past: { origin: `http://localhost:${proxy.target}`, publicOrigin: proxy.origin },
    close: async () => {
      await proxy.close();
      await product.remove();
    },
  };
}

/** A port that is free now, for a server that has to know its public address before it starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
