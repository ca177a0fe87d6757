import type { Server } from "node:http";
import { type DraftContent, type DraftSeed, seedUpdate } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { LiveState } from "#shared/protocol/live.ts";
import type { Platform } from "../http/platform.ts";
import { ProblemError } from "../http/problem.ts";
import type { Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { Entrance } from "./entrance.ts";
import { type FreezeResult, type Frozen, freezeRoom } from "./freeze-room.ts";
import { HttpDoor } from "./http-door.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { type LiveNumbers, type Meter, noMeter } from "./meter.ts";
import { readOncePerSeq } from "./once-per-seq.ts";
import { type LivePorts, SERVER_AUTHOR, type Timers } from "./ports.ts";
import { type SessionLives, rightsReader } from "./rights.ts";
import type { Room } from "./room.ts";
import { Rooms } from "./rooms.ts";
import { liveRoutes } from "./routes.ts";
import { draftStore, insertDraft } from "./store.ts";
import { newClientId } from "./tickets.ts";
import { systemTimers } from "./timers.ts";
import { Door } from "./upgrade.ts";
import { type LiveDisk, roomyDisk, watchedStore } from "./watched-store.ts";
import { readInWorker } from "./worker-reading.ts";

/** A draft as it stands now. `seq` names the moment: it grows by one with every stored update. */
type CurrentDraft = DraftContent & { seq: number; epoch: number; readOnly: boolean };

/** Something about who may do what has changed; absent parts mean all. */
type AccessChange = { personId?: string; agreementId?: string; sessionId?: string };

/** The live core, as the rest of the server sees it. */
export interface Live {
  readonly routes: readonly Route[];
  /** Answers WebSocket upgrades of these servers. */
  readonly attach: (servers: readonly Server[]) => void;
  /** Journals the first text as row 1, in the transaction of whoever creates the draft. */
  readonly seedDraft: (tx: Tx, agreementId: string, seed: DraftSeed) => Promise<void>;
  /** The draft with every acknowledged update in it; undefined when there is none. */
  readonly currentDraft: (agreementId: string) => Promise<CurrentDraft | undefined>;
  /**
   * Drains the room's queue and runs `work` with the canonical content, in one transaction that
   * checks that nothing was stored since. `work` moves the stage away from drafting and stores the
   * version. After the commit every member is told, and later updates are refused as `frozen`.
   * @throws ProblemError `notFound`, `notSaved`, and whatever `work` throws: nothing is written then
   */
  readonly freezeRoom: <T>(
    agreementId: string,
    expectedSeq: number,
    work: (tx: Tx, frozen: Frozen) => Promise<T>,
  ) => Promise<FreezeResult<T>>;
  /** The agreement's stage has moved (a thaw, a decline, the last signature): everybody is told. */
  readonly stageChanged: (agreementId: string, notice: LiveState["notice"]) => void;
  /**
   * The drafts were replaced on disk (the example was reset): everybody is closed with 4409, keeps
   * their words and opens what is there now.
   */
  readonly replaced: (agreementIds: readonly string[]) => void;
  /** Closes the sockets of those who may no longer be here, within a second. */
  readonly accessChanged: (change: AccessChange) => void;
  /** The rooms and sockets as they stand now, for whoever runs the server. */
  readonly numbers: () => Promise<LiveNumbers>;
  /** Sends everybody away to come back later, and lets what is under way finish. */
  readonly close: () => Promise<void>;
}

/** What the live core is told by the features before it. */
export type LiveDeps = {
  sessionLives: SessionLives;
  refused: LivePorts["refused"];
  timers?: Timers;
  meter?: Meter;
  disk?: LiveDisk;
};

/** How many contents are kept: each takes ten times the memory of a draft at rest. */
const CONTENTS = 32;
/** Who freezes has asked every lead just before. */
const CANONICALS = 4;

export function openLive(platform: Platform, deps: LiveDeps): Live {
  const { storage, clock, random } = platform;
  const reading = readInWorker();
  const ports = { ...portsOf(platform, deps), reading };
  const rooms = new Rooms(ports);
  const doors = openDoors(ports, rooms, platform.origin);
  const watch = watchRights(rooms, ports);
  deps.disk?.onChange(() => {
    void rooms.all().then((open) => {
      for (const room of open) room.diskChanged();
    });
  });
  const roomOf = (agreementId: string) => rooms.get(draftRoom(agreementId));
  const contentAt = readOncePerSeq(CONTENTS, (draft) => draft.read());
  const canonicalAt = readOncePerSeq(CANONICALS, (draft) => reading.canonical(draft.state()));
  return {
    routes: [...liveRoutes(storage.read, rooms, ports), ...doors.routes],
    attach: doors.attach,
    seedDraft: async (tx, agreementId, seed) => {
      const client = newClientId(random);
      const update = seedUpdate(seed, client);
      const draft = { room: draftRoom(agreementId), agreementId, client, update };
      const at = clock.now().toISOString();
      await insertDraft(tx, { ...draft, personId: SERVER_AUTHOR }, at);
    },
    currentDraft: async (agreementId) => {
      const room = await roomOf(agreementId);
      if (room === undefined) return undefined;
      const { seq, epoch, quarantined } = room.draft;
      return { ...contentAt(room.draft), seq, epoch, readOnly: quarantined };
    },
    freezeRoom: async (agreementId, expectedSeq, work) => {
      const room = await roomOf(agreementId);
      if (room === undefined) throw new ProblemError("notFound");
      const result = await freezeRoom({ storage, canonicalAt }, room, expectedSeq, work);
      if ("frozen" in result) watch.changed(agreementId, "frozen");
      return result;
    },
    stageChanged: watch.changed,
    accessChanged: ({ agreementId }) => {
      if (agreementId === undefined) watch.all();
      else watch.changed(agreementId, "stage");
    },
    replaced: (agreementIds) => {
      for (const id of agreementIds) void rooms.replace(draftRoom(id));
    },
    numbers: async () => {
      const open = await rooms.all();
      return { rooms: open.map((room) => room.numbers), sockets: doors.sockets() };
    },
    close: async () => {
      watch.stop();
      doors.close();
      for (const room of await rooms.all()) await room.settle();
      await reading.stop();
    },
  };
}

function portsOf(platform: Platform, deps: LiveDeps): LivePorts {
  const { storage, clock, random, log } = platform;
  const { meter = noMeter, disk = roomyDisk } = deps;
  return {
    store: watchedStore(draftStore(storage, clock), disk, meter),
    rights: rightsReader(storage, deps.sessionLives),
    clock,
    random,
    timers: deps.timers ?? systemTimers,
    log,
    disk,
    meter,
    refused: (event) => {
      meter.refused(event.refusal.code);
      deps.refused(event);
    },
    unpaced: !platform.config.liveRate,
  };
}

/** The two doors of the live rooms, of sockets and of plain HTTP, and the one entrance behind them. */
function openDoors(ports: LivePorts, rooms: Rooms, origin: () => string) {
  const entrance = new Entrance(ports, rooms);
  const sockets = new Door(ports, entrance, origin);
  const http = new HttpDoor(ports, entrance);
  return {
    routes: http.routes(),
    attach: (servers: readonly Server[]) => {
      for (const server of servers) sockets.attach(server);
    },
    sockets: () => ({ webSocket: sockets.now, http: http.now }),
    close: () => {
      entrance.close();
      sockets.close();
      http.close();
    },
  };
}

/** Reads rights again when something has changed, and every minute in any case. */
function watchRights(rooms: Rooms, { timers, log }: LivePorts) {
  const refresh = (room: Room, notice: LiveState["notice"]) => {
    room.refresh(notice).catch((error: unknown) => {
      log.error({ room: room.name, error: String(error) }, "live: rights not read");
      room.closeAll(CLOSE.restart, "rights");
    });
  };
  const all = () => {
    void rooms.all().then((open) => {
      for (const room of open) refresh(room, "stage");
    });
  };
  let cancel: (() => void) | undefined;
  const again = () => {
    cancel = timers.after(LIVE_LIMITS.recheckMs, () => {
      all();
      again();
    });
  };
  again();
  return {
    all,
    changed: (agreementId: string, notice: LiveState["notice"]) => {
      void rooms.ifOpen(draftRoom(agreementId)).then((room) => {
        if (room !== undefined) refresh(room, notice);
      });
    },
    stop: () => {
      cancel?.();
    },
  };
}
