import { type WebSocket as Line, WebSocketServer } from "ws";
import * as Y from "yjs";
import { seedUpdate } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { openDraft } from "#shared/drafting/layout.ts";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import { PersonId } from "#shared/ids.ts";
import { stateHash } from "#shared/protocol/beat.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import {
  type Hello,
  type LiveSessionReply,
  type RefuseCode,
  SYNC,
  ackFrame,
  beatFrame,
  helloFrame,
  readClientMessage,
  refuseFrame,
  stateFrame,
  syncFrame,
} from "#shared/protocol/live.ts";

/**
 * A room on a real socket for tests of the client. It speaks the wire of `shared/protocol/live.ts`,
 * keeps the draft in memory and judges nothing: a test says what it refuses and when it is silent.
 */
export class FakeRoom {
  readonly doc = openDraft(1);
  mayWrite = true;
  stage: Hello["stage"] = "drafting";
  epoch = 1;
  /** The version of the schema that this server has. A page of another is turned away. */
  schema = SCHEMA_VERSION;
  /** While set, writes are neither taken nor acknowledged. */
  silent = false;
  refuseWith: RefuseCode | null = null;
  /** How many writes each connection sent, in the order of the connections. */
  readonly writes: number[] = [];
  /** The largest write and the largest live update so far, in bytes. */
  largest = 0;
  largestUpdate = 0;
  /** While set, no new line is taken: the server is down, or out of reach. */
  away = false;
  readonly #server = new WebSocketServer({ port: 0, verifyClient: () => !this.away });
  #clients = 1000;

  constructor() {
    this.#server.on("connection", (line, { url = "" }) => {
      if (url.includes(`?v=${this.schema}&`)) this.#serve(line);
      else line.close(CLOSE.oldClient);
    });
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the room has no port");
    return `ws://localhost:${address.port}/live`;
  }

  /** Answers `POST /api/live/session`. */
  readonly start = async (): Promise<LiveSessionReply> => {
    this.#clients += 1;
    return { clientID: this.#clients, sid: "sid", epoch: this.epoch, seq: 0, schema: this.schema };
  };

  seed(content: readonly ClauseJson[], fields: Record<string, string> = {}): void {
    const seed = {
      document: { type: "doc" as const, content: [...content] },
      fields,
      shape: { scalars: Object.keys(fields), lists: {} },
    };
    Y.applyUpdate(this.doc, seedUpdate(seed, 2));
  }

  /** Someone else changes the draft. */
  change(run: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => run(this.doc));
    this.tell(syncFrame(SYNC.update, Y.encodeStateAsUpdate(this.doc, before)));
  }

  freeze(): void {
    this.stage = "signing";
    this.mayWrite = false;
    this.refuseWith = "frozen";
    this.tell(stateFrame({ stage: "signing", notice: "frozen", mayWrite: false, seq: 0 }));
  }

  beat(hash = stateHash(Y.decodeStateVector(Y.encodeStateVector(this.doc)))): void {
    this.tell(beatFrame(0, hash));
  }

  tell(frame: Uint8Array): void {
    for (const line of this.#server.clients) line.send(frame);
  }

  /** Closes every line, as a restart or with a code of its own. */
  drop(code = 1012): void {
    for (const line of this.#server.clients) line.close(code);
  }

  async stop(): Promise<void> {
    for (const line of this.#server.clients) line.terminate();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #serve(line: Line): void {
    const place = this.writes.push(0) - 1;
    const here = { line, count: 0, ignored: false };
    line.send(helloFrame(this.#hello()));
    line.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)));
    line.on("message", (data) => {
      if (!(data instanceof Buffer)) return;
      const message = readClientMessage(new Uint8Array(data));
      if (message?.type !== "sync") return;
      if (message.step === SYNC.step1) {
        line.send(syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, message.payload)));
        return;
      }
      this.largest = Math.max(this.largest, message.payload.length);
      if (message.step === SYNC.update) {
        this.largestUpdate = Math.max(this.largestUpdate, message.payload.length);
      }
      this.writes[place] = (this.writes[place] ?? 0) + 1;
      this.#write(here, message.payload);
    });
  }

  #write(here: { line: Line; count: number; ignored: boolean }, update: Uint8Array): void {
    if (this.silent || here.ignored) return;
    if (this.refuseWith !== null) {
      here.ignored = true;
      here.line.send(refuseFrame({ code: this.refuseWith, info: "", seq: 0 }));
      return;
    }
    Y.applyUpdate(this.doc, update);
    here.count += 1;
    for (const other of this.#server.clients) {
      if (other !== here.line) other.send(syncFrame(SYNC.update, update));
    }
    here.line.send(ackFrame(here.count, here.count));
  }

  #hello(): Hello {
    return {
      member: {
        person: PersonId.parse("amina"),
        name: "Amina Yusuf",
        organisation: "harrowfell",
        party: "Harrowfell Youth Action",
        mark: 1,
      },
      clientID: this.#clients,
      epoch: this.epoch,
      seq: 0,
      stage: this.stage,
      mayWrite: this.mayWrite,
    };
  }
}

/** A clause node with one paragraph. */
export function clause(id: string, level: 1 | 2 | 3, text: string): ClauseJson {
  return {
    type: "clause",
    attrs: { id, level, kind: "clause", source: "" },
    content: [{ type: "paragraph", content: [{ type: "text", text }] }],
  };
}

/** The text of a clause node in a document, for typing into it. */
export function textOf(doc: Y.Doc, place: number): Y.XmlText {
  const node = doc.getXmlFragment("body").get(place);
  const paragraph = node instanceof Y.XmlElement ? node.get(0) : undefined;
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error(`no text in clause ${place}`);
  return text;
}
