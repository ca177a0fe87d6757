import { text } from "node:stream/consumers";
import type { Config } from "../config.ts";
import { openStorage } from "./open.ts";

/** A process of its own that opens a storage, writes a row and ends. Where comes on standard input. */
// oxlint-disable-next-line typescript/no-unsafe-assignment -- written by the test a moment ago
const place: Pick<Config, "dataDir" | "databaseUrl"> = JSON.parse(await text(process.stdin));
const storage = await openStorage(place, { guest: true });
await storage.write((tx) =>
  tx.insertInto("heartbeat").values({ id: process.pid, at: "here" }).execute(),
);
await storage.close();
