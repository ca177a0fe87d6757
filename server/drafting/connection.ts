import { CLOSE } from "#shared/protocol/close-codes.ts";
import {
  BEAT_EVERY,
  FRAME_LIMIT,
  type LiveState,
  SYNC,
  ackFrame,
  beatFrame,
  deletedFrame,
  helloFrame,
  readClientMessage,
  refuseFrame,
  stateFrame,
  syncFrame,
} from "#shared/protocol/live.ts";
import { PersonId } from "#shared/ids.ts";
import type { Refusal } from "./decode.ts";
import { Outlet } from "./fanout.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { Pace } from "./pace.ts";
import type { Line, LivePorts, Rights, Ticket } from "./ports.ts";
import type { Presence } from "./presence.ts";
import type { Room } from "./room.ts";

/** Step 1 of the gate, and everything one socket is told. Made when the socket has been let in. */
export class Connection implements Presence {
  readonly ticket: Ticket;
  /** as last read; decisions about a write read them afresh */
  rights: Rights;
  /** One write was refused: the rest of this connection's writes would have gaps. */
  refused = false;
  readonly #room: Room;
  readonly #line: Line;
  readonly #outlet: Outlet;
  readonly #timers: LivePorts["timers"];
  readonly #pace: { frames: Pace; bytes: Pace; presence: Pace; sync: Pace };
  readonly #unpaced: boolean;
  #processed = 0;
  /** the client's first step 2 has come; updates before it are held, they may hang from it */
  #complete = false;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  /** the client has asked for the text and is told every change since */
  #following = false;
  #pauses = 0;
  #stopBeat: (() => void) | undefined;

  constructor(line: Line, who: { ticket: Ticket; rights: Rights }, room: Room, ports: LivePorts) {
    this.ticket = who.ticket;
    this.rights = who.rights;
    this.#room = room;
    this.#line = line;
    this.#outlet = new Outlet(line, ports);
    this.#timers = ports.timers;
    this.#unpaced = ports.unpaced === true;
    this.#pace = {
      frames: new Pace(LIVE_LIMITS.frames, ports.clock),
      bytes: new Pace(LIVE_LIMITS.bytes, ports.clock),
      presence: new Pace({ rate: LIVE_LIMITS.presencePerSecond, burst: 10 }, ports.clock),
      sync: new Pace({ rate: 1, burst: 5 }, ports.clock),
    };
  }

  get clientID(): number {
    return this.ticket.client;
  }

  /** Greets the page, asks for what it has, and lets it join. */
  open(): void {
    this.together(() => {
      this.#greet();
    });
    this.#beat();
  }

  #greet(): void {
    const { personId, name, organisationId, party, mark, stage, mayWrite } = this.rights;
    this.send(
      helloFrame({
        member: {
          person: PersonId.parse(personId),
          name,
          organisation: organisationId,
          party,
          mark,
        },
        clientID: this.clientID,
        epoch: this.#room.draft.epoch,
        seq: this.#room.draft.seq,
        stage,
        mayWrite: mayWrite && !this.#room.draft.quarantined,
      }),
    );
    this.send(syncFrame(SYNC.step1, this.#room.draft.stateVector()));
    this.#room.enter(this);
  }

  /** One frame from the page. */
  receive(frame: Uint8Array): void {
    this.#slowDown(frame.length);
    const message = frame.length <= FRAME_LIMIT.first + 16 ? readClientMessage(frame) : undefined;
    if (message?.type === "sync") this.#sync(message.step, message.payload);
    else if (message?.type === "awareness") this.#say(message.payload);
    else this.close(CLOSE.badFrame, "frame");
  }

  /** A ping counts as a frame: a flood of them is read as slowly as any. */
  pinged(): void {
    this.#slowDown(0);
  }

  send(frame: Uint8Array): void {
    this.#outlet.send(frame);
  }

  /** What is sent meanwhile leaves in one write, where the line can do that. */
  together(work: () => void): void {
    if (this.#line.together === undefined) work();
    else this.#line.together(work);
  }

  /** A change that others made. */
  relay(frame: Uint8Array): void {
    if (this.#following) this.send(frame);
  }

  /** `count` more writes of this connection are on disk, or needed no storing. */
  acknowledge(count: number): void {
    this.#processed += count;
    this.send(ackFrame(this.#processed, this.#room.draft.seq));
  }

  refuse(refusal: Refusal): void {
    this.refused = true;
    this.#held = [];
    this.send(refuseFrame({ ...refusal, seq: this.#room.draft.seq }));
  }

  tell(notice: LiveState["notice"]): void {
    const { stage, mayWrite } = this.rights;
    const may = mayWrite && !this.#room.draft.quarantined;
    this.send(stateFrame({ stage, notice, mayWrite: may, seq: this.#room.draft.seq }));
  }

  close(code: number, reason: string): void {
    this.#outlet.close(code, reason);
    this.left();
  }

  /** The socket is gone. */
  left(): void {
    this.refused = true;
    this.#stopBeat?.();
    this.#outlet.stop();
    this.#room.leave(this);
  }

  /** Stops reading this socket until the given function is called. */
  hold(): () => void {
    this.#pauses += 1;
    this.#line.pause();
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.#pauses -= 1;
      if (this.#pauses === 0) this.#line.resume();
    };
  }

  #sync(step: number, payload: Uint8Array): void {
    if (step === SYNC.step1) {
      this.#answer(payload);
      return;
    }
    const first = step === SYNC.step2 && !this.#complete;
    const known = step === SYNC.step2 || step === SYNC.update;
    if (!known || payload.length > (first ? FRAME_LIMIT.first : FRAME_LIMIT.live)) {
      this.close(CLOSE.badFrame, "size");
      return;
    }
    if (this.refused) return;
    if (this.#complete || first) this.#submit(payload, first);
    else this.#keep(payload);
  }

  #submit(update: Uint8Array, first: boolean): void {
    this.#room.submit(this, update);
    if (!first) return;
    this.#complete = true;
    for (const held of this.#held) this.#room.submit(this, held);
    this.#held = [];
  }

  #keep(update: Uint8Array): void {
    this.#held.push(update);
    this.#heldBytes += update.length;
    if (this.#heldBytes > FRAME_LIMIT.first) this.close(CLOSE.badFrame, "no sync");
  }

  #answer(vector: Uint8Array): void {
    if (!this.#pace.sync.tryTake(1)) return;
    const missing = this.#room.draft.since(vector);
    if (missing === undefined) {
      this.close(CLOSE.badFrame, "vector");
      return;
    }
    this.#following = true;
    this.send(syncFrame(SYNC.step2, missing));
  }

  #say(payload: Uint8Array): void {
    if (this.#pace.presence.tryTake(1)) this.#room.presence.say(this, payload);
  }

  /** Never refuses for rate: beyond it the socket is read more slowly. */
  #slowDown(length: number): void {
    if (this.#unpaced) return;
    const free = this.#complete ? 0 : FRAME_LIMIT.first;
    const wait = Math.max(
      this.#pace.frames.take(1),
      this.#pace.bytes.take(Math.max(0, length - free)),
    );
    if (wait > 0) this.#timers.after(wait, this.hold());
  }

  #beat(): void {
    this.#stopBeat = this.#timers.after(BEAT_EVERY, () => {
      const { draft } = this.#room;
      const deleted = draft.deletedHash();
      if (deleted !== undefined) this.send(deletedFrame(deleted));
      this.send(beatFrame(draft.seq, draft.stateHash()));
      this.#beat();
    });
  }
}
