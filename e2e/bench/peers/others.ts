import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "#shared/protocol/frame.ts";
import type { Peer, Running, Setup } from "../peer.ts";
import { startServer } from "../process.ts";
import { Socket } from "../socket.ts";
import { type Envelope, openLink } from "../y-link.ts";
import { peerFolder } from "./packages.ts";

const NOTHING = new Uint8Array();
/** Hocuspocus answers each update by a message of this number: SyncStatus, 1 for taken. */
const SYNC_STATUS = 8;
/** AUTH, then a token: it asks nobody, but queues everything until one has come. */
const AUTH = 2;
const TOKEN = 0;
/** As long as the ids of our own pages, so that updates have one size everywhere. */
const CLIENTS_FROM = 2 ** 51;

type Kind = {
  readonly script: "hocuspocus.js" | "reference.js";
  readonly keeps?: "leveldb";
  envelope(document: number, setup: Setup): Envelope;
};

const hocuspocusKind: Kind = {
  script: "hocuspocus.js",
  envelope: (document) => {
    const before = textOf(String(document));
    const token = Buffer.concat([before, Uint8Array.of(AUTH, TOKEN), textOf("bench")]);
    return { before, greeting: token, saved: SYNC_STATUS, savedEach: true, counted: 1 };
  },
};

const memoryKind: Kind = { script: "reference.js", envelope: () => ({ before: NOTHING }) };

/** It says "synced" before it has read the text: the text itself is waited for. */
const leveldbKind: Kind = {
  script: "reference.js",
  keeps: "leveldb",
  envelope: (_document, { text }) => ({ before: NOTHING, least: text.update.length / 2 }),
};

/** Hocuspocus with its SQLite extension. It acknowledges what it has in memory. */
export const hocuspocus = peer("Hocuspocus 4.7 + SQLite", hocuspocusKind);

/** The reference server of y-websocket, which keeps nothing on disk. */
export const reference: Peer = {
  ...peer("y-websocket in memory", memoryKind),
  unfit: (scenario) =>
    ["opening", "memory"].includes(scenario) ? "has every document in memory always" : undefined,
};

/** The same with y-leveldb. */
export const leveldb = peer("y-websocket + LevelDB", leveldbKind);

function peer(name: string, kind: Kind): Peer {
  return {
    name,
    start: (setup) => {
      const folder = mkdtempSync(join(tmpdir(), "bench-peer-"));
      writeFileSync(join(folder, "text"), setup.text.update);
      return launch(kind, setup, folder);
    },
  };
}

async function launch(kind: Kind, setup: Setup, folder: string): Promise<Running> {
  const environment = {
    FOLDER: folder,
    DOCUMENTS: String(setup.documents),
    KEEPS: kind.keeps ?? "",
  };
  const script = join(peerFolder(), kind.script);
  const server = await startServer([script], environment, /listening on (\d+)/);
  return {
    pid: server.pid,
    connect: async (document, client) => {
      const socket = await Socket.open(new URL(`ws://127.0.0.1:${server.said}/${document}`));
      const id = CLIENTS_FROM + document * 1000 + client;
      return openLink(socket, id, kind.envelope(document, setup));
    },
    crash: async () => {
      await server.end("SIGKILL");
      return launch(kind, setup, folder);
    },
    stop: async () => {
      await server.end("SIGKILL");
      rmSync(folder, { recursive: true });
    },
  };
}
