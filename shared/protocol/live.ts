import * as z from "zod";
import { PersonId } from "../ids.ts";
import { FrameReader, bytes, frameOf, json, number, text } from "./frame.ts";

/**
 * The messages of a live room. 0, 1 and 2 are those of y-protocols, so y-websocket's provider
 * speaks them unmodified; 100 to 105 come from the server alone.
 *
 * A frame is one message: a varuint type and its body. Numbers are lib0 varuints (7 bits a byte,
 * lowest first), texts are UTF-8 with their byte length before them; JSON bodies travel as ASCII
 * (everything else escaped), so both readers agree byte by byte.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  hello: 100,
  ack: 101,
  refuse: 102,
  state: 103,
  beat: 104,
  deleted: 105,
} as const;

/** The three bodies of a sync message. Steps 2 and updates are writes: they are counted. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Largest frames in bytes: a live update, the first step 2 of a connection, presence. */
export const FRAME_LIMIT = { live: 65_536, first: 1_048_576, presence: 2_048 } as const;

/** Milliseconds between beats; a provider without any frame for 30 s drops the line. */
export const BEAT_EVERY = 10_000;

/**
 * Why a write was not taken. After one refusal the rest of that connection's writes are ignored
 * (each would have a gap): open a fresh document and offer the refused words back.
 */
export const RefuseCode = z.enum([
  /** this role or organisation may not write here */
  "notAllowed",
  /** the text is frozen, ended or not yet open for drafting */
  "frozen",
  /** the draft was replaced by a newer one; a close with 4409 follows */
  "epochChanged",
  /** bytes that are no update, or a part of it is missing */
  "malformed",
  "gap",
  /** words in somebody else's name */
  "ownership",
  /** a place of the document that clients may not write: other roots, `meta`, subdocuments */
  "place",
  /** a field that the template does not have, or a value that is not one line of text */
  "field",
  /** a node, mark or attribute outside the schema */
  "schema",
  /** too large, too deep or too many */
  "limit",
  /** the room is read-only because stored text failed its check */
  "quarantined",
]);
export type RefuseCode = z.infer<typeof RefuseCode>;

const LiveStage = z.enum(["assessing", "drafting", "signing", "inForce", "ended"]);

/** The first message of every connection. */
export const Hello = z.strictObject({
  member: z.strictObject({
    person: PersonId,
    name: z.string(),
    organisation: z.string(),
    /** the organisation's display name */
    party: z.string(),
    /** the organisation's colour and shape in this agreement, 1 to 8 */
    mark: z.int(),
  }),
  /** the id that this connection's writes carry */
  clientID: z.int(),
  epoch: z.int(),
  seq: z.int(),
  stage: LiveStage,
  mayWrite: z.boolean(),
});
export type Hello = z.infer<typeof Hello>;

export const Refuse = z.strictObject({ code: RefuseCode, info: z.string(), seq: z.int() });
export type Refuse = z.infer<typeof Refuse>;

/**
 * What changed for everybody in the room.
 * - `frozen`, `thawed`: the stage moved between drafting and signing
 * - `notSaved`, `saved`: the server cannot store edits (a full disk), and can again; an edit is
 *   kept waiting without an acknowledgement meanwhile
 * - `lowDisk`: as `notSaved`, because the server's disk is nearly full; `saved` ends it
 * - `quarantined`: stored text failed its check, the room is read-only
 * - `stage`: any other move
 */
export const LiveState = z.strictObject({
  stage: LiveStage,
  notice: z.enum(["frozen", "thawed", "notSaved", "lowDisk", "saved", "quarantined", "stage"]),
  mayWrite: z.boolean(),
  seq: z.int(),
});
export type LiveState = z.infer<typeof LiveState>;

/** `POST /api/live/session`: the room to open. */
export const LiveSessionRequest = z.strictObject({ room: z.string().max(160) });

/**
 * What a page needs to connect to `/live/{room}?v={schema}&client={clientID}&sid={sid}`. The sid
 * belongs to the session, the room and the epoch; it serves reconnects while the session lives.
 */
export const LiveSessionReply = z.strictObject({
  clientID: z.int(),
  sid: z.string(),
  epoch: z.int(),
  seq: z.int(),
  schema: z.int(),
});
export type LiveSessionReply = z.infer<typeof LiveSessionReply>;

export type ServerMessage =
  | { type: "sync"; step: number; payload: Uint8Array }
  | { type: "awareness"; payload: Uint8Array }
  | ({ type: "hello" } & Hello)
  /** `count`: steps 2 and updates of this connection that are on disk or needed no storing */
  | { type: "ack"; count: number; seq: number }
  | ({ type: "refuse" } & Refuse)
  | ({ type: "state" } & LiveState)
  /** `state`: `stateHash` of the server's document after every frame sent before this one */
  | { type: "beat"; seq: number; state: string }
  /** `hash`: `deletedHash` of the same document; right before the beat, or absent */
  | { type: "deleted"; hash: string }
  | { type: "other"; number: number };

export type ClientMessage =
  | { type: "sync"; step: number; payload: Uint8Array }
  | { type: "awareness"; payload: Uint8Array }
  | { type: "other"; number: number };

/** Reads one frame of the server; undefined when it is malformed. */
export function readServerMessage(frame: Uint8Array): ServerMessage | undefined {
  const reader = new FrameReader(frame);
  const type = reader.number();
  if (type === MESSAGE.sync || type === MESSAGE.awareness) return readShared(reader, type);
  const message = readOwn(reader, type);
  return reader.spent() ? message : undefined;
}

/** Reads one frame of a client; undefined when it is malformed or has bytes left over. */
export function readClientMessage(frame: Uint8Array): ClientMessage | undefined {
  const reader = new FrameReader(frame);
  const type = reader.number();
  if (type === MESSAGE.sync || type === MESSAGE.awareness) return readShared(reader, type);
  return type === undefined ? undefined : { type: "other", number: type };
}

export const syncFrame = (step: number, payload: Uint8Array): Uint8Array =>
  frameOf(MESSAGE.sync, number(step), bytes(payload));
export const awarenessFrame = (payload: Uint8Array): Uint8Array =>
  frameOf(MESSAGE.awareness, bytes(payload));
export const helloFrame = (hello: Hello): Uint8Array => frameOf(MESSAGE.hello, json(hello));
export const ackFrame = (count: number, seq: number): Uint8Array =>
  frameOf(MESSAGE.ack, number(count), number(seq));
export const refuseFrame = (refuse: Refuse): Uint8Array => frameOf(MESSAGE.refuse, json(refuse));
export const stateFrame = (state: LiveState): Uint8Array => frameOf(MESSAGE.state, json(state));
export const beatFrame = (seq: number, state: string): Uint8Array =>
  frameOf(MESSAGE.beat, number(seq), text(state));
/** A frame of its own: a page that does not know it would not read a longer beat. */
export const deletedFrame = (hash: string): Uint8Array => frameOf(MESSAGE.deleted, text(hash));

function readShared(reader: FrameReader, type: number): ClientMessage | undefined {
  const step = type === MESSAGE.sync ? reader.number() : 0;
  const payload = reader.bytes();
  if (step === undefined || payload === undefined || !reader.spent()) return undefined;
  return type === MESSAGE.sync ? { type: "sync", step, payload } : { type: "awareness", payload };
}

function readOwn(reader: FrameReader, type: number | undefined): ServerMessage | undefined {
  if (type === undefined) return undefined;
  const read = own.get(type);
  if (read !== undefined) return read(reader);
  reader.skip();
  return { type: "other", number: type };
}

const own = new Map<number, (reader: FrameReader) => ServerMessage | undefined>([
  [MESSAGE.hello, (reader) => tagged("hello", Hello.safeParse(reader.json()).data)],
  [MESSAGE.refuse, (reader) => tagged("refuse", Refuse.safeParse(reader.json()).data)],
  [MESSAGE.state, (reader) => tagged("state", LiveState.safeParse(reader.json()).data)],
  [
    MESSAGE.ack,
    (reader) => {
      const [count, seq] = [reader.number(), reader.number()];
      return count === undefined || seq === undefined ? undefined : { type: "ack", count, seq };
    },
  ],
  [
    MESSAGE.beat,
    (reader) => {
      const [seq, state] = [reader.number(), reader.ascii()];
      return seq === undefined || state === undefined ? undefined : { type: "beat", seq, state };
    },
  ],
  [
    MESSAGE.deleted,
    (reader) => {
      const hash = reader.ascii();
      return hash === undefined ? undefined : { type: "deleted", hash };
    },
  ],
]);

const tagged = <T extends string, B extends object>(type: T, body: B | undefined) =>
  body === undefined ? undefined : { type, ...body };
