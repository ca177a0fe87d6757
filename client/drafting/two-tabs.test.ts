import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { handClock } from "./clock.fake.ts";
import { memoryStore } from "./memory-store.ts";
import { FakeRoom, clause, textOf } from "./room.fake.ts";
import { DraftingSession } from "./session.ts";

let room: FakeRoom;
let tabs: DraftingSession[];
beforeEach(() => {
  room = new FakeRoom();
  room.seed([clause("a", 1, "Money"), clause("b", 2, "We pay monthly.")]);
  tabs = [];
});
afterEach(async () => {
  for (const session of tabs) session.close();
  await room.stop();
});

const until = async (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

async function tab(member: string): Promise<DraftingSession> {
  const session = new DraftingSession({
    agreement: "roots",
    member,
    start: room.start,
    store: Promise.resolve(memoryStore()),
    url: room.url,
    clock: handClock(),
  });
  tabs.push(session);
  await until(() => expect(session.view().desk).not.toBeNull());
  return session;
}

function wordsIn(session: DraftingSession) {
  const { desk } = session.view();
  if (desk === null) throw new Error("the draft is not open");
  return textOf(desk.doc, 1);
}

test("DR133 two tabs of one browser meet at the server and nowhere else (A23)", async () => {
  const lead = await tab("amina");
  room.mayWrite = false;
  const reviewer = await tab("gwen");
  expect(reviewer.view().desk?.mode).toBe("read");
  room.silent = true;
  wordsIn(lead).insert(0, "Not yet taken. ");
  wordsIn(reviewer).insert(0, "Never taken. ");
  // What the server says later has arrived; what goes from tab to tab would have been there before.
  for (const word of ["One ", "Two "]) {
    room.change((doc) => textOf(doc, 0).insert(0, word));
    await until(() => {
      for (const { desk } of [lead.view(), reviewer.view()]) {
        expect(desk && textOf(desk.doc, 0).toJSON()).toContain(word);
      }
    });
  }
  expect(wordsIn(lead).toJSON()).toBe("Not yet taken. We pay monthly.");
  expect(wordsIn(reviewer).toJSON()).not.toContain("Not yet taken.");
  expect(textOf(room.doc, 1).toJSON()).toBe("We pay monthly.");
});
