import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

/** Sends every message of a path to everybody else on it. */
const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });

sockets.on("connection", (socket, request) => {
  const name = request.url ?? "";
  const room = rooms.get(name) ?? new Set<WebSocket>();
  rooms.set(name, room.add(socket));
  socket.on("message", (message) => {
    for (const other of room) if (other !== socket) other.send(message);
  });
  socket.on("error", () => {
    socket.terminate();
  });
  socket.on("close", () => {
    room.delete(socket);
  });
});

http.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => {
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`listening on ${port}\n`);
});
