import { open } from "./live.fixture.ts";

/** A server of its own process, to be killed: `node crash-server.fixture.ts FOLDER PORT DATABASE`. */
const [folder = "", port = "0", database = ""] = process.argv.slice(2);
const place = { databaseUrl: database === "" ? null : database, remove: async () => {} };
const { origin } = await open(folder, { port: Number(port), place });
process.stdout.write(`listening ${origin}\n`);
