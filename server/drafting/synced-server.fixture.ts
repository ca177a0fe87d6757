import { DatabaseSync } from "node:sqlite";
import { open } from "./live.fixture.ts";

/**
 * A server of its own process, to be watched: `node synced-server.fixture.ts FOLDER LEVEL`. It ends
 * when its input ends. The level `NORMAL` plants a defect: commits no longer wait for the disk.
 */
const [folder = "", level = "FULL"] = process.argv.slice(2);
if (level === "NORMAL") {
  // The storage checks its settings when it opens, so the level is lowered after that.
  // oxlint-disable-next-line typescript/unbound-method -- the proxy passes its database on
  DatabaseSync.prototype.exec = new Proxy(DatabaseSync.prototype.exec, {
    apply: (exec, database, [sql]: [string]) => {
      if (sql.startsWith("BEGIN")) Reflect.apply(exec, database, ["PRAGMA synchronous=NORMAL"]);
      Reflect.apply(exec, database, [sql]);
    },
  });
}
const { origin, stop } = await open(folder);
process.stdin.resume();
process.stdin.once("end", () => void stop());
process.stdout.write(`listening ${origin}\n`);
