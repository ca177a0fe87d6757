import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { LineChoice } from "#client/drafting/line-choice.ts";
import type { Patience } from "#client/drafting/line-socket.ts";
import { wordsOf } from "../server/drafting/gate.fixture.ts";
import {
  type World,
  removePerson,
  setRole,
  setStage,
  world,
} from "../server/drafting/live.fixture.ts";
import { type Fault, FaultProxy } from "./fault-proxy.ts";
import { type NodePage, openNodePage } from "./node-page.ts";

vi.setConfig({ testTimeout: 60_000 });

/** The product's own session, on a network that lets no WebSocket through. */
let here: World;
let proxy: FaultProxy;
const pages: NodePage[] = [];
beforeEach(async () => {
  here = await world();
  proxy = await FaultProxy.open(Number(new URL(here.origin).port));
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await proxy.close();
  await here.remove();
});

/** Where a way is open it has all the time that a busy machine takes; where it is shut, little. */
const SOON = 400;
const LONG = 30_000;
const socketsPass: Patience = { socket: LONG, events: LONG, poll: LONG };
const socketsShut: Patience = { ...socketsPass, socket: SOON };
const streamsShut: Patience = { ...socketsShut, events: SOON };

/** A page of one tab, and what it has found out about its network. */
function openPage(person: string, patience = socketsShut) {
  const kept = new Map<string, string>();
  const choice = new LineChoice(
    {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    },
    () => Date.now(),
  );
  const behind = { ...here.page(person), origin: proxy.origin };
  const page = openNodePage(behind, person, here.origin, { choice, patience });
  pages.push(page);
  return Object.assign(page, { ways: () => choice.ways() });
}

const until = async (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 40_000, interval: 20 });
const saved = async (page: NodePage) =>
  until(() => expect(page.session.view().save).toEqual({ kind: "saved" }));
const type = (page: NodePage, words: string) => wordsOf(page.doc(), 1).insert(0, words);
const textOf = (page: NodePage) => wordsOf(page.doc(), 1).toString();

const networks = [
  ["refuses upgrades", { upgrades: "refused" }, socketsShut, ["events", "poll"]],
  ["never answers them", { upgrades: "swallowed" }, socketsShut, ["events", "poll"]],
  ["accepts them and passes nothing", { upgrades: "hollow" }, socketsShut, ["events", "poll"]],
  ["holds streams back too", { upgrades: "swallowed", streams: "held" }, streamsShut, ["poll"]],
] as const satisfies readonly (readonly [string, Fault, Patience, readonly string[]])[];

test.each(networks)(
  "DR111 a network that %s: two leads write, and everything is saved for everyone",
  async (_what, fault, patience, ways) => {
    proxy.set(fault);
    const [amina, marcus] = [openPage("amina", patience), openPage("marcus", patience)];
    await Promise.all([saved(amina), saved(marcus)]);
    type(amina, "Amina was here. ");
    type(marcus, "Marcus too. ");
    await Promise.all([saved(amina), saved(marcus)]);
    await until(() => expect(textOf(amina)).toContain("Marcus too."));
    await until(() => expect(textOf(marcus)).toContain("Amina was here."));
    expect(readDraft(amina.doc())).toEqual(readDraft(marcus.doc()));
    expect(await here.live.currentDraft("river")).toMatchObject(readDraft(amina.doc()));
    expect(amina.ways()).toEqual(ways);
  },
);

test.each(networks)(
  "DR111 a network that %s: a cut loses nothing, and what came meanwhile arrives",
  async (_what, fault, patience) => {
    proxy.set(fault);
    const [amina, marcus] = [openPage("amina", patience), openPage("marcus", patience)];
    await Promise.all([saved(amina), saved(marcus)]);
    proxy.set({ ...fault, refuse: true });
    proxy.reset();
    type(amina, "Written in a tunnel. ");
    type(marcus, "Meanwhile. ");
    await until(() => expect(amina.session.unsaved).toBe(true));
    proxy.set(fault);
    await Promise.all([saved(amina), saved(marcus)]);
    for (const page of [amina, marcus]) {
      await until(() => {
        expect(textOf(page).split("Written in a tunnel.")).toHaveLength(2);
        expect(textOf(page).split("Meanwhile.")).toHaveLength(2);
      });
      expect(page.session.view().refused).toBeNull();
    }
  },
);

test("DR111 where sockets pass, a page takes one, and a break does not make it change", async () => {
  const amina = openPage("amina", socketsPass);
  await saved(amina);
  expect(amina.ways()).toEqual(["socket"]);
  type(amina, "Before. ");
  await saved(amina);
  proxy.reset();
  type(amina, "After. ");
  await saved(amina);
  expect(textOf(amina)).toMatch(/^After. Before. /);
});

test("DR111 a laptop that is carried into such a network changes over by itself", async () => {
  const amina = openPage("amina", socketsPass);
  await saved(amina);
  proxy.set({ upgrades: "refused" });
  proxy.reset();
  type(amina, "At the council. ");
  await saved(amina);
  expect(amina.ways()).toEqual(["events", "poll"]);
  expect(JSON.stringify(await here.live.currentDraft("river"))).toContain("At the council.");
});

test("DR28 over HTTP a removed person is out, and told so", async () => {
  proxy.set({ upgrades: "refused" });
  const marcus = openPage("marcus");
  await saved(marcus);
  await removePerson(here.storage, "marcus");
  here.live.accessChanged({ agreementId: "river" });
  await until(() => expect(marcus.session.view().ended).toBe("removed"));
});

test("DR28 over HTTP a changed role ends writing, and DR26 a freeze reaches every page", async () => {
  proxy.set({ upgrades: "refused" });
  const [amina, marcus] = [openPage("amina"), openPage("marcus")];
  await Promise.all([saved(amina), saved(marcus)]);
  await setRole(here.storage, "marcus", "viewer");
  here.live.accessChanged({ agreementId: "river" });
  await until(() => expect(marcus.session.view().save).toEqual({ kind: "readOnly" }));
  await setStage(here.storage, "signing");
  here.live.stageChanged("river", "frozen");
  await until(() => expect(amina.session.view().save).toEqual({ kind: "frozen" }));
  expect(amina.session.view().desk?.mode).toBe("read");
});

test("DR113 over HTTP twenty pastes in one go arrive whole, in order, and once", async () => {
  proxy.set({ upgrades: "refused" });
  const amina = openPage("amina");
  await saved(amina);
  for (let part = 0; part < 20; part++) {
    wordsOf(amina.doc(), part % 3).insert(0, `${"words ".repeat(300)}${part}; `);
  }
  await saved(amina);
  expect(await here.live.currentDraft("river")).toMatchObject(readDraft(amina.doc()));
});
