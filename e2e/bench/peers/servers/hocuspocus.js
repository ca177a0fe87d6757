/** Hocuspocus with its SQLite extension, all defaults. Runs where its packages are installed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";
import Database from "better-sqlite3";

const { FOLDER, DOCUMENTS } = process.env;
const database = join(FOLDER, "hocuspocus.sqlite");
seed();

const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  stopOnSignals: false,
  extensions: [new SQLite({ database })],
});
await server.listen();
process.stdout.write(`listening on ${server.address.port}\n`);

/** The first start finds every document there already. */
function seed() {
  const db = new Database(database);
  db.exec(
    'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
  );
  const update = readFileSync(join(FOLDER, "text"));
  const add = db.prepare('INSERT OR IGNORE INTO "documents" ("name", "data") VALUES (?, ?)');
  db.transaction(() => {
    for (let document = 0; document < Number(DOCUMENTS); document++) {
      add.run(String(document), update);
    }
  })();
  db.close();
}
