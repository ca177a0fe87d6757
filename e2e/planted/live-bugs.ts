import { type Bug, gone } from "./bug.ts";

/** Bugs on the way of a word from one page to the others and to the disk. */
export const LIVE_BUGS: readonly Bug[] = [
  {
    name: "acknowledge before append",
    edits: [
      gone(
        "server/drafting/room.ts",
        "    for (const [connection, count] of counts) connection.acknowledge(count);\n",
      ),
      {
        file: "server/drafting/room.ts",
        find: "    this.#queue.add({ from, update });",
        replace: "    this.#queue.add({ from, update });\n    from.acknowledge(1);",
      },
    ],
    found: { file: "server/drafting/disk.test.ts", test: "DR70 a full disk" },
  },
  {
    name: "broadcast before commit",
    edits: [
      {
        file: "server/drafting/room.ts",
        find: "    const outcomes = await this.#journal.append(writes).catch(",
        replace: `    for (const { update, from } of batch) {
      this.#members.relay(syncFrame(SYNC.update, update), from);
    }
    const outcomes = await this.#journal.append(writes).catch(`,
      },
    ],
    found: { file: "server/drafting/disk.test.ts", test: "DR70 a full disk" },
  },
  {
    name: "edit accepted after freeze",
    edits: [
      {
        file: "server/drafting/batch.ts",
        find: "  if (rights.mayWrite) return undefined;",
        replace: '  if (rights.mayWrite || rights.stage === "signing") return undefined;',
      },
      gone(
        "server/drafting/store.ts",
        '  if (now.stage !== "drafting") return { refused: { code: "frozen", info: now.stage } };\n',
      ),
    ],
    found: {
      file: "server/drafting/freeze-room.test.ts",
      test: "DR26 the frozen bytes are the current draft's",
    },
  },
  {
    name: "no ownership check of client ids",
    edits: [
      {
        file: "server/drafting/gate.ts",
        find: "  if (!clients.every(author.owns)) return",
        replace: "  if (clients.length === 0 && effect.meta) return",
      },
    ],
    found: { file: "server/drafting/gate.test.ts", test: "DR12 refused: words under another" },
  },
  {
    name: "no canary",
    edits: [
      {
        file: "server/drafting/gate.ts",
        find: "  const tried = canary.try(update, decoded, shape);",
        replace: "  const tried = { structural: false };",
      },
    ],
    found: { file: "server/drafting/gate.test.ts", test: "DR13 refused: words that hang" },
  },
  {
    name: "names unchecked",
    edits: [
      {
        file: "server/drafting/canary.ts",
        find: "      return refuseNames(this.doc, added, shape);",
        replace: "      return undefined;",
      },
    ],
    found: { file: "server/drafting/gate-refusals.test.ts", test: "DR11 refused: lists where" },
  },
  {
    name: "synchronous=NORMAL",
    edits: [
      {
        file: "server/storage/sqlite.ts",
        find: "PRAGMA synchronous=FULL;",
        replace: "PRAGMA synchronous=NORMAL;",
      },
      { file: "server/storage/sqlite.ts", find: "const FULL = 2;", replace: "const FULL = 1;" },
    ],
    found: { file: "server/storage/storage.test.ts", test: "ST6 " },
  },
  {
    name: "journal deleted before the snapshot is verified",
    edits: [
      gone(
        "server/drafting/snapshot.ts",
        '  if (before !== after) throw new Error("a snapshot would not give the same draft back");\n',
      ),
    ],
    found: { file: "server/drafting/snapshot.test.ts", test: "DR62 a snapshot that would not" },
  },
  {
    name: "journal deleted up to the newest snapshot",
    edits: [
      {
        file: "server/drafting/store.ts",
        find: '.where("seq", "<=", past)',
        replace: '.where("seq", "<=", snapshot.uptoSeq)',
      },
    ],
    found: { file: "server/drafting/snapshot.test.ts", test: "DR62 after 200 updates" },
  },
  {
    name: "authorisation per connection only",
    edits: [
      {
        file: "server/drafting/members.ts",
        find: "      const now = await this.#rights(",
        replace: "      const now = writing ? connection.rights : await this.#rights(",
      },
      {
        file: "server/drafting/store.ts",
        find: "write.membershipEpoch !== null && write.membershipEpoch !== now.membershipEpoch",
        replace: "write.membershipEpoch !== null && write.membershipEpoch > now.membershipEpoch",
      },
    ],
    found: { file: "server/drafting/access.test.ts", test: "DR28 even before the socket" },
  },
  {
    name: "membership not asked again in the transaction",
    edits: [
      {
        file: "server/drafting/store.ts",
        find: "if (write.membershipEpoch !== null &&",
        replace: "if (write.membershipEpoch === -1 &&",
      },
    ],
    found: {
      file: "server/drafting/store.test.ts",
      test: "DR28 the transaction that stores an update asks about the membership",
    },
  },
  {
    name: "stage not asked again in the transaction",
    edits: [
      gone(
        "server/drafting/store.ts",
        '  if (now.stage !== "drafting") return { refused: { code: "frozen", info: now.stage } };\n',
      ),
    ],
    found: {
      file: "server/drafting/store.test.ts",
      test: "DR28 the transaction that stores an update asks about the stage",
    },
  },
  {
    name: "prefix check of a socket's origin",
    edits: [
      {
        file: "server/drafting/upgrade.ts",
        find: "request.headers.origin !== this.#origin()",
        replace: "request.headers.origin?.startsWith(this.#origin()) !== true",
      },
    ],
    found: { file: "server/drafting/upgrade.test.ts", test: "DR16 another site" },
  },
  {
    name: "refused without handing the words back",
    edits: [
      {
        file: "client/drafting/session.ts",
        find: "this.#refused = refused?.words.length === 0 ? null : refused;",
        replace: "this.#refused = null;",
      },
    ],
    found: { file: "client/drafting/session.test.ts", test: "DR32 a freeze while typing" },
  },
  {
    name: "no epoch check on the server",
    edits: [
      {
        file: "server/drafting/store.ts",
        find: "now === undefined || now.epoch !== write.epoch",
        replace: "now === undefined",
      },
    ],
    found: { file: "server/drafting/access.test.ts", test: "DR29 a reset of the draft" },
  },
  {
    name: "no epoch check on the page",
    edits: [
      {
        file: "client/drafting/set-aside.ts",
        find: "edit.refused === null && edit.epoch === epoch",
        replace: "edit.refused === null",
      },
      {
        file: "client/drafting/set-aside.ts",
        find: "edit.refused !== null || edit.epoch !== epoch",
        replace: "edit.refused !== null",
      },
    ],
    found: { file: "client/drafting/session.test.ts", test: "DR32 words of an older epoch" },
  },
  {
    name: "a page says for itself who it is",
    edits: [
      {
        file: "server/drafting/presence.ts",
        find: "JSON.stringify({ place, user })",
        replace: "JSON.stringify({ place, user, ...Object(said) })",
      },
    ],
    found: { file: "server/drafting/presence.test.ts", test: "DR50 the page says where" },
  },
  {
    name: "a director who reads is shown to everybody",
    edits: [
      {
        file: "server/drafting/presence.ts",
        find: "const ownOnly = next.quiet || rights.unseen;",
        replace: "const ownOnly = next.quiet;",
      },
    ],
    found: { file: "server/drafting/presence.test.ts", test: "DR52 a director who reads" },
  },
];
