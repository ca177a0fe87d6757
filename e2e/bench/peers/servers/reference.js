/**
 * The reference server of y-websocket: in memory, or with y-leveldb bound as its own README shows
 * for servers of this family. Runs where its packages are installed.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { getYDoc, setPersistence, setupWSConnection } from "@y/websocket-server/utils";
import WebSocket from "ws";
import { LeveldbPersistence } from "y-leveldb";
import * as Y from "yjs";

const { FOLDER, DOCUMENTS, KEEPS } = process.env;
const text = readFileSync(join(FOLDER, "text"));
if (KEEPS === "leveldb") await keep(new LeveldbPersistence(join(FOLDER, "leveldb")));
else for (const name of names()) Y.applyUpdate(getYDoc(name), text);

const sockets = new WebSocket.Server({ noServer: true });
sockets.on("connection", setupWSConnection);
const http = createServer();
http.on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => {
    sockets.emit("connection", ws, request);
  });
});
http.listen(0, "127.0.0.1", () => {
  process.stdout.write(`listening on ${http.address().port}\n`);
});

async function keep(leveldb) {
  for (const name of names()) {
    const known = await leveldb.getStateVector(name);
    if (known.length < 2) await leveldb.storeUpdate(name, text);
  }
  setPersistence({
    provider: leveldb,
    bindState: async (name, doc) => {
      const kept = await leveldb.getYDoc(name);
      await leveldb.storeUpdate(name, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept));
      doc.on("update", (update) => {
        void leveldb.storeUpdate(name, update);
      });
    },
    writeState: () => Promise.resolve(),
  });
}

function names() {
  return Array.from({ length: Number(DOCUMENTS) }, (_, document) => String(document));
}
