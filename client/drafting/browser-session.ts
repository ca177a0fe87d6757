import { ask, demoToken, post } from "../api/client.ts";
import { sayReadOnly } from "../api/read-only.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { LiveSessionReply } from "#shared/protocol/live.ts";
import { openDeviceStore } from "./device-store.ts";
import type { Clock } from "./draft-view.ts";
import { LineChoice } from "./line-choice.ts";
import { lineSocket } from "./line-socket.ts";
import { memoryStore } from "./memory-store.ts";
import { DraftingSession } from "./session.ts";
import { liveUrl } from "./socket.ts";

interface Held {
  readonly session: DraftingSession;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Phones read and comment; they do not edit. */
export const PHONE = "(max-width: 760px)";

const held = new Map<string, Held>();
/** A page that is drawn again at once, as in development, keeps its session. */
const LINGER_MS = 3_000;

/**
 * The session of an agreement's draft in this window. It begins when it is first asked for and ends
 * soon after the last reader has gone; a reload offers again what was not acknowledged.
 */
export function draftSession(agreement: string, member: string): Held {
  const name = `${member} ${agreement} ${demoToken() ?? ""}`;
  const known = held.get(name);
  if (known !== undefined) return known;
  const session = new DraftingSession({
    agreement,
    member,
    start: async () =>
      post("/api/live/session", { body: { room: draftRoom(agreement) } }, LiveSessionReply),
    store: openDeviceStore().catch(memoryStore),
    url: liveUrl(window.location.origin),
    clock: windowClock,
    WebSocket: windowLines(),
  });
  const entry: Held = { session, subscribe: counted(session, () => held.delete(name)) };
  held.set(name, entry);
  followTrouble(session);
  return entry;
}

/** What the live line says of the disk, every page's banner says too. */
function followTrouble(session: DraftingSession): void {
  let before = session.view().trouble;
  session.subscribe(() => {
    const { trouble } = session.view();
    if (trouble === before) return;
    before = trouble;
    sayReadOnly(trouble === "lowDisk");
  });
}

/** One choice for every draft of this window: they share its network. */
let choice: LineChoice | null = null;

function windowLines(): typeof WebSocket {
  choice ??= new LineChoice(window.sessionStorage, () => Date.now());
  return lineSocket({ WebSocket, ask, choice });
}

const windowClock: Clock = {
  now: () => Date.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

/** Subscribing that closes the session, and lets go of the window, after the last reader. */
function counted(session: DraftingSession, closed: () => void): Held["subscribe"] {
  const letGo = holdWindow(session);
  let readers = 0;
  const closeSoon = () =>
    setTimeout(() => {
      if (readers > 0) return;
      letGo();
      session.close();
      closed();
    }, LINGER_MS);
  closeSoon();
  return (listener) => {
    const stop = session.subscribe(listener);
    readers += 1;
    return () => {
      stop();
      readers -= 1;
      closeSoon();
    };
  };
}

/** Asks before the window closes over unsaved words; follows the device's network and screen. */
function holdWindow(session: DraftingSession): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (session.unsaved) event.preventDefault();
  };
  const online = () => session.networkChanged(true);
  const offline = () => session.networkChanged(false);
  const phone = window.matchMedia(PHONE);
  const narrow = () => session.setReading("phone", phone.matches);
  narrow();
  phone.addEventListener("change", narrow);
  window.addEventListener("beforeunload", warn);
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  return () => {
    phone.removeEventListener("change", narrow);
    window.removeEventListener("beforeunload", warn);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
  };
}
