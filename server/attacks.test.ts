import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listen } from "./http/listen.ts";
import { type Started, started } from "./started.fixture.ts";

let server: Started;
let lines: Socket[];
beforeEach(async () => {
  server = await started();
  lines = [];
});
afterEach(async () => {
  for (const socket of lines) socket.destroy();
  await server.close();
});

async function line(): Promise<Socket> {
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  socket.on("error", () => {});
  lines.push(socket);
  await once(socket, "connect");
  return socket;
}

/** Everything the server says to these bytes until it hangs up. */
async function answerTo(bytes: string): Promise<string> {
  const socket = await line();
  let said = "";
  socket.setEncoding("latin1").on("data", (piece: string) => {
    said += piece;
  });
  socket.write(bytes);
  await once(socket, "close");
  return said;
}

const request = (lengths: readonly string[], body: string): string =>
  [
    "POST /api/sign-in/code HTTP/1.1",
    `Host: ${new URL(server.origin).host}`,
    "Content-Type: application/json",
    ...lengths,
    "",
    body,
  ].join("\r\n");

test("HE17 a request whose length can be read in two ways is answered once, with 400 (A8)", async () => {
  const second = "GET /api/me HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (const lengths of [
    ["Content-Length: 0", `Content-Length: ${second.length}`],
    [`Content-Length: ${second.length}`, "Transfer-Encoding: chunked"],
    ["Transfer-Encoding: chunked, identity"],
    ["Content-Length: +5"],
  ]) {
    const said = await answerTo(request(lengths, second));
    expect([lengths, said.match(/HTTP\/1\.1 \d+/g)]).toEqual([lengths, ["HTTP/1.1 400"]]);
  }
});

test("HE18 two hundred connections that never finish asking keep nobody else waiting (A26)", async () => {
  const slow = await Promise.all(Array.from({ length: 200 }, line));
  for (const [at, socket] of slow.entries()) {
    if (at % 2 === 0)
      socket.write("POST /api/sign-in/code HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  }
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => server.browser().get("/healthz")),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
});

test("HE18 headers may take ten seconds, a whole request thirty (A26)", async () => {
  const listening = await listen(() => {}, { host: "127.0.0.1", port: 0 });
  for (const { headersTimeout, requestTimeout } of listening.servers) {
    expect({ headersTimeout, requestTimeout }).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
    });
  }
  await listening.close();
});

test("HE19 a small body that unpacks to megabytes is too large (A27)", async () => {
  const body = gzipSync(JSON.stringify({ email: "x".repeat(10_000_000) }));
  expect(body.length).toBeLessThan(20_000);
  const answer = await fetch(`${server.origin}/api/sign-in/code`, {
    method: "POST",
    headers: {
      origin: server.origin,
      "content-type": "application/json",
      "content-encoding": "gzip",
    },
    body: Uint8Array.from(body),
  });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: "tooLarge" });
});
