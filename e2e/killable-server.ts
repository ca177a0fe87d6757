import { startServer } from "#server/app.ts";
import { readConfig } from "#server/config.ts";
import { QUIET } from "./killable.ts";

/** A server of its own process, to be killed: `node killable-server.ts FOLDER PORT NAME=VALUE…`. */
const [folder = "", port = "0", ...settings] = process.argv.slice(2);
const asked: Record<string, string> = {};
for (const setting of settings) {
  const [name = "", value = ""] = setting.split("=", 2);
  asked[name] = value;
}
const { origin } = await startServer(
  readConfig({ ...QUIET, DATA_DIR: folder, PORT: port, ...asked }),
);
process.stdout.write(`listening ${origin}\n`);
