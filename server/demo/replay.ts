import type { Session } from "../http/session.ts";
import type { Platform } from "../http/platform.ts";
import type { Method } from "../http/route.ts";
import type { Outbox } from "../people/mail/outbox.ts";
import { systemTimers } from "../drafting/timers.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import type { DemoDeps, Past } from "./deps.ts";
import type { ExamplePerson } from "./example.ts";
import { pastClock, type PastClock } from "./past.ts";

/** One request of the past: `path` as the routes have it, such as `/api/agreements/:agreement`. */
export interface Request {
  readonly method: Method;
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The product at another time: requests meet the same routes and the same refusals. */
export interface Replay {
  readonly clock: PastClock;
  readonly storage: Storage;
  /** The next thing that is made gets this id. */
  readonly name: (id: string) => void;
  /** What the route answers. @throws ProblemError as the route does: the example is not possible */
  readonly ask: (person: ExamplePerson, request: Request) => Promise<unknown>;
  /** The text of the newest mail. None of them is kept. */
  readonly mailed: () => string;
  readonly close: () => Promise<void>;
}

/**
 * Opens the product's own features on a clock of the past, inside a transaction that is under way:
 * all of what is played is kept, or none.
 */
export function openReplay(deps: DemoDeps, tx: Tx, values: Past["values"]): Replay {
  const clock = pastClock(deps.clock.now());
  const storage = within(tx);
  const names: string[] = [];
  const { config, log, origin, random } = deps;
  const bytes = (length: number) => random.bytes(length);
  const id = () => names.shift() ?? random.id();
  const platform: Platform = { config, log, origin, clock, storage, random: { bytes, id } };
  let newest = "";
  const queue: Outbox["queue"] = async (_tx, mail) => {
    newest = mail.lines.join("\n");
  };
  const outbox: Outbox = { queue, open: () => null, letter: () => null, newest: async () => [] };
  const { routes, live } = deps.wire(platform, { values, outbox, timers });
  return {
    clock,
    storage,
    name: (wanted) => {
      names.push(wanted);
    },
    ask: async (person, { method, path, params = {}, body }) => {
      const route = routes.find((one) => one.method === method && one.path === path);
      if (route === undefined) throw new Error(`there is no ${method} ${path}`);
      const call = {
        params,
        body,
        query: {},
        headers: {},
        address: "",
        session: sessionOf(person),
        gone: () => {},
      };
      const { json } = await route.handle(call);
      if (names.length > 0) throw new Error(`${path} made nothing to name`);
      return json;
    },
    mailed: () => newest,
    close: live.close,
  };
}

/** A transaction as a whole storage: what is read has what was written before. */
const within = (tx: Tx): Storage => ({
  read: tx,
  write: async (work) => work(tx),
  close: async () => {},
});

/** Rooms do their work at once and put nothing off: when the transaction ends, so do they. */
const timers: Past["timers"] = {
  soon: (work) => {
    systemTimers.soon(work);
  },
  after: () => () => {},
};

function sessionOf({ id, name, email }: ExamplePerson): Session {
  return { personId: id, name, email, id: "example", kind: "demo" };
}
