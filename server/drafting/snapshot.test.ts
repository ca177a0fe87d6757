import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import { liveSession, LiveClient } from "../../e2e/live-client.ts";
import { systemClock } from "../clock.ts";
import { AMINA, copyOf, seededDoc, updateOf, wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, rowsOf, world } from "./live.fixture.ts";
import { assemble, compact } from "./snapshot.ts";
import type { StoredDraft } from "./ports.ts";
import { sha256 } from "./sha256.ts";
import { draftStore } from "./store.ts";

/** A draft of ten updates with a snapshot at 4 and at 7, and everything said in it. */
function stored(): { draft: StoredDraft; content: string } {
  const page = copyOf(seededDoc(), AMINA);
  const updates = [Y.encodeStateAsUpdate(seededDoc())];
  const states: Uint8Array[] = [];
  for (let seq = 2; seq <= 10; seq++) {
    updates.push(updateOf(page, (doc) => wordsOf(doc, seq % 3).insert(0, `word${seq} `)));
    states[seq] = Y.encodeStateAsUpdate(page);
  }
  const journal = updates.map((update, at) => ({ seq: at + 1, update, sha256: sha256(update) }));
  const snapshots = [7, 4].map((uptoSeq) => {
    const state = states[uptoSeq] ?? new Uint8Array();
    return { uptoSeq, state, sha256: sha256(state) };
  });
  const draft: StoredDraft = {
    agreementId: "river",
    epoch: 1,
    nextSeq: 11,
    snapshots,
    journal: journal.filter(({ seq }) => seq > 4),
    owners: new Map(),
  };
  return { draft, content: JSON.stringify(readDraft(page)) };
}

const flip = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

test("DR60 a draft is its snapshot and the rows after it", () => {
  const { draft, content } = stored();
  const opened = assemble(draft);
  expect(opened).toMatchObject({ seq: 10, quarantined: false, damage: [] });
  expect(JSON.stringify(opened && readDraft(opened.doc))).toBe(content);
});

test("DR61 each flipped byte of the newest snapshot is found, and the older one makes it good", () => {
  const { draft, content } = stored();
  const [newest] = draft.snapshots;
  const state = newest?.state ?? new Uint8Array();
  for (let at = 0; at < state.length; at++) {
    const [, older] = draft.snapshots;
    const damaged = { uptoSeq: 7, state: flip(state, at), sha256: newest?.sha256 ?? "" };
    const opened = assemble({ ...draft, snapshots: older ? [damaged, older] : [damaged] });
    expect(opened).toMatchObject({ seq: 10, quarantined: false, damage: ["snapshot 7"] });
    expect(JSON.stringify(opened && readDraft(opened.doc))).toBe(content);
  }
});

test("DR61 each flipped byte of a row is found; the draft opens read-only as far as it is sound", () => {
  const { draft } = stored();
  for (const place of draft.journal.keys()) {
    const row = draft.journal[place];
    for (let at = 0; at < (row?.update.length ?? 0); at++) {
      const journal = draft.journal.map((one, index) =>
        index === place ? { ...one, update: flip(one.update, at) } : one,
      );
      const opened = assemble({ ...draft, journal });
      const sound = Math.max(7, (row?.seq ?? 0) - 1);
      const whole = (row?.seq ?? 0) <= 7;
      expect(opened).toMatchObject({ seq: whole ? 10 : sound, quarantined: !whole });
    }
  }
});

test("DR61 a missing row is a quarantine, and nothing sound at all is no draft instead of a blank one", () => {
  const { draft } = stored();
  const gap = assemble({ ...draft, journal: draft.journal.filter(({ seq }) => seq !== 9) });
  expect(gap).toMatchObject({ seq: 8, quarantined: true });
  const snapshots = draft.snapshots.map((one) => ({ ...one, sha256: "0" }));
  expect(assemble({ ...draft, snapshots })).toBeUndefined();
});

let here: World;
beforeEach(async () => {
  // Time stands still: how often a snapshot may be written must not hang on how busy a machine is.
  const start = new Date();
  here = await world({ now: () => start });
});
afterEach(async () => {
  await here.remove();
});

test("DR62 after 200 updates a snapshot is written, checked and used; the newest two are kept", async () => {
  const pages = await Promise.all(["amina", "marcus", "marcus", "amina"].map(here.join));
  for (let word = 0; word < 160; word++) {
    for (const { doc } of pages) wordsOf(doc, word % 3).insert(0, `w${word} `);
    if (word % 40 === 39) await Promise.all(pages.map((page) => page.saved()));
  }
  const before = await here.live.currentDraft("river");
  here = await here.restart();
  const rows = await rowsOf(here.storage);
  expect(rows.snapshots).toHaveLength(2);
  const oldest = Math.min(...rows.snapshots.map((row) => row.upto_seq));
  expect(Math.min(...rows.journal.map((row) => row.seq))).toBe(oldest + 1);
  expect(before).toMatchObject({ seq: 641 });
  expect(await here.live.currentDraft("river")).toEqual(before);
}, 30_000);

test("DR62 a snapshot that would not give the same draft back is not written, and no row goes", async () => {
  const amina = await here.join("amina");
  for (let word = 0; word < 5; word++) wordsOf(amina.doc, 1).insert(0, `w${word} `);
  await amina.saved();
  const store = draftStore(here.storage, systemClock);
  const live = copyOf(seededDoc(), AMINA);
  await compact({ store }, ROOM, { doc: live, seq: 2 });
  const before = await rowsOf(here.storage);
  // Memory that has lost a line: what is shown is no longer what would be written.
  const structs = [...live.store.clients.values()].flat();
  const clauses = structs.filter((one) => one instanceof Y.Item && one.parent === bodyOf(live));
  for (const clause of clauses) if (clause instanceof Y.Item) clause.right = null;
  await expect(compact({ store }, ROOM, { doc: live, seq: 4 })).rejects.toThrow("the same draft");
  expect(await rowsOf(here.storage)).toEqual(before);
});

test("DR63 a damaged draft opens read-only: it says so, takes nothing, and is not frozen", async () => {
  const amina = await here.join("amina");
  for (let word = 0; word < 5; word++) wordsOf(amina.doc, 1).insert(0, `w${word} `);
  await amina.saved();
  await here.storage.write((tx) =>
    tx.updateTable("journal").set({ sha256: "0" }).where("seq", "=", 4).execute(),
  );
  here = await here.restart();
  const before = await rowsOf(here.storage);
  const session = await liveSession(here.page("amina"), ROOM);
  const again = new LiveClient(here.page("amina"), ROOM, session);
  again.connect();
  await again.until(() => again.synced && again.states.length === 1);
  expect(again.hello).toMatchObject({ mayWrite: false, seq: 3 });
  expect(again.states).toMatchObject([{ notice: "quarantined", mayWrite: false }]);
  expect(wordsOf(again.doc, 1).toString()).toContain("w1 w0");
  wordsOf(again.doc, 1).insert(0, "not now ");
  await again.until(() => again.refusals.length === 1);
  expect(again.refusals).toMatchObject([{ code: "quarantined" }]);
  await expect(here.live.freezeRoom("river", 3, async () => 1)).rejects.toThrow("notReady");
  expect(await here.live.currentDraft("river")).toMatchObject({ readOnly: true, seq: 3 });
  expect(await rowsOf(here.storage)).toEqual(before);
});
