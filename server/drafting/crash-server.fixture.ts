import { open } from "./live.fixture.ts";

/** A server of its own process, to be killed: `node crash-server.fixture.ts FOLDER PORT`. */
const [folder = "", port = "0"] = process.argv.slice(2);
const { origin } = await open(folder, { port: Number(port) });
process.stdout.write(`listening ${origin}\n`);
