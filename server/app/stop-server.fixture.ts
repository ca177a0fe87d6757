import { startServer } from "../app.ts";
import { readConfig } from "../config.ts";
import { stopOnSignals } from "./stop.ts";

/** The whole server in a process of its own, to be stopped: `node stop-server.fixture.ts FOLDER`. */
const [folder = ""] = process.argv.slice(2);
const settings = { DATA_DIR: folder, PORT: "0", DEMO: "off", LOG_LEVEL: "error" };
const running = await startServer(readConfig(settings));
stopOnSignals(running);
process.stdout.write(`listening ${running.origin}\n`);
