import { startServer } from "./app.ts";
import { stopOnSignals } from "./app/stop.ts";
import { ConfigError, readConfig } from "./config.ts";
import { buildClient } from "./http/build.ts";

/** Exit code of a start that a setting stopped (sysexits.h EX_CONFIG). */
const BAD_SETTING = 78;

/** Starts the server and says where it is; a start that fails says why and sets the exit code. */
export async function main(): Promise<void> {
  try {
    const config = readConfig(process.env);
    await buildClient((line) => process.stdout.write(`${line}\n`));
    const running = await startServer(config);
    process.stdout.write(`\n  Counterpart is at ${running.origin}\n\n`);
    stopOnSignals(running);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? sentenceOf(error) : String(error)}\n`);
    process.exitCode = error instanceof ConfigError ? BAD_SETTING : 1;
  }
}

function sentenceOf(error: Error): string {
  if ("code" in error && error.code === "EADDRINUSE") {
    return "The port is in use. Stop what runs there, or choose another: PORT=4001 npm start";
  }
  return error.message;
}
