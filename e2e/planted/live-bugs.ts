import { type Bug, gone } from "./bug.ts";

/** Bugs on the way of a word from one page to the others and to the disk. */
export const LIVE_BUGS: readonly Bug[] = [
  {
    name: "acknowledge before append",
    edits: [
      gone(
        "server/drafting/delivery.ts",
        "      if (count !== undefined) connection.acknowledge(count);\n",
      ),
      {
        file: "server/drafting/room.ts",
        find: "    this.#queue.add({ from, update, at: this.#now() });",
        replace:
          "    this.#queue.add({ from, update, at: this.#now() });\n    from.acknowledge(1);",
      },
    ],
    found: { file: "server/drafting/disk.test.ts", test: "DR70 a full disk" },
  },
  {
    name: "broadcast before commit",
    edits: [
      {
        file: "server/drafting/room.ts",
        find: "    const outcomes = await this.#append(writes)",
        replace: `    for (const { update } of batch) this.#members.relay(syncFrame(SYNC.update, update));
    const outcomes = await this.#append(writes)`,
      },
    ],
    found: { file: "server/drafting/disk.test.ts", test: "DR70 a full disk" },
  },
  {
    name: "edit after freeze",
    edits: [
      {
        file: "server/drafting/batch.ts",
        find: "  if (rights.mayWrite) return undefined;",
        replace: '  if (rights.mayWrite || rights.stage === "signing") return undefined;',
      },
      gone(
        "server/drafting/journal-store.ts",
        '  if (now.stage !== "drafting") return { refused: { code: "frozen", info: now.stage } };\n',
      ),
    ],
    found: {
      file: "server/drafting/freeze-room.test.ts",
      test: "DR26 the frozen bytes are the current draft's",
    },
  },
  {
    name: "no ownership check",
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
    name: "a batch judged as if nothing were deleted in it",
    edits: [
      {
        file: "server/drafting/batch.ts",
        find: 'return verdict.deletes ? "deleted" : "added";',
        replace: 'return "added";',
      },
    ],
    found: { file: "server/drafting/batch.test.ts", test: "DR100 words for a clause that goes" },
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
    name: "per-connection authorisation only",
    edits: [
      {
        file: "server/drafting/members.ts",
        find: "    return this.#rights({ personId, sessionId, writing }, this.#agreementId, known);",
        replace: `    if (known !== undefined) return Promise.resolve(known);
    return this.#rights({ personId, sessionId, writing }, this.#agreementId, known);`,
      },
      {
        file: "server/drafting/journal-store.ts",
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
        file: "server/drafting/journal-store.ts",
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
        "server/drafting/journal-store.ts",
        '  if (now.stage !== "drafting") return { refused: { code: "frozen", info: now.stage } };\n',
      ),
    ],
    found: {
      file: "server/drafting/store.test.ts",
      test: "DR28 the transaction that stores an update asks about the stage",
    },
  },
  {
    name: "prefix Origin check of a socket",
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
    name: "close without handing words back, by the server",
    edits: [
      {
        file: "server/drafting/connection.ts",
        find: "    this.send(refuseFrame({ ...refusal, seq: this.#room.draft.seq }));",
        replace: "    this.close(CLOSE.restart, refusal.code);",
      },
    ],
    found: { file: "server/drafting/live.test.ts", test: "DR23 after one refusal" },
  },
  {
    name: "held updates applied early",
    edits: [
      {
        file: "server/drafting/connection.ts",
        find: `    if (this.#complete || first) this.#submit(payload, first);
    else this.#keep(payload);`,
        replace: "    this.#submit(payload, first);",
      },
    ],
    found: {
      file: "server/drafting/live.test.ts",
      test: "DR21 an update that comes before the first step 2",
    },
  },
  {
    name: "no epoch check on the server",
    edits: [
      {
        file: "server/drafting/journal-store.ts",
        find: "now === undefined || now.epoch !== write.epoch",
        replace: "now === undefined",
      },
    ],
    found: { file: "server/drafting/access.test.ts", test: "DR29 a reset of the draft" },
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
  {
    name: "a line over HTTP for whoever knows its name",
    edits: [
      {
        file: "server/drafting/http-door.ts",
        find: "line === undefined || line.sessionId !== session?.id",
        replace: "line === undefined || session === undefined",
      },
    ],
    found: { file: "server/drafting/http-door.test.ts", test: "DR112 another session finds" },
  },
  {
    name: "frames over HTTP taken as often as they are sent",
    edits: [
      {
        file: "server/drafting/http-up.ts",
        find: "of frames.slice(this.#taken - first)",
        replace: "of frames",
      },
    ],
    found: { file: "server/drafting/http-door.test.ts", test: "DR113 words sent twice" },
  },
];
