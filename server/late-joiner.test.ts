import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import { type Action, ACTIONS, anyMay, couldEver, may, SEATS } from "#shared/permissions/may.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { LiveClient, liveSession } from "../e2e/live-client.ts";
import { addParticipant, addParty } from "./agreements/agreement-store.ts";
import { AT, codeOf, PARTIES, TRIO, Trio } from "./agreements/trio.fixture.ts";
import type { Route } from "./http/route.ts";
import { personOf } from "./matrix.fixture.ts";
import type { Answer } from "./started.fixture.ts";

/**
 * Three organisations have answered, talked and drafted, with an unmistakable string in everything
 * they wrote. Then a fourth comes. Until it has answered, not a byte of that is in any answer to any
 * of its people, whatever they ask for.
 */
const CANARY = "canary-4b1e-only-if-the-hall-is-free";
const RIVALS = ["lead", "legal", "director", "viewer", "administrator"] as const;
const rival = (seat: (typeof RIVALS)[number]) => personOf("rival", seat);

let trio: Trio;
beforeAll(async () => {
  trio = await Trio.open();
  for (const party of PARTIES) {
    await trio.must(party, "PUT", "notes/C3", { words: `${party} ${CANARY}` });
  }
  await trio.drafting();
  await trio.must("home", "PUT", "agreed/A1", { words: CANARY });
  const { inputsHash } = await trio.reveal("home");
  const byHand = { degree: 4, reason: CANARY, inputsHash };
  await trio.must("home", "POST", "degree/propose", byHand);
  const home = await LiveClient.join(trio.page(personOf("home", "lead")), draftRoom(TRIO));
  fieldsOf(home.doc).set("background.text", CANARY);
  await home.saved();
  const first = bodyOf(home.doc).get(0);
  home.drop();
  const clauseId = first instanceof Y.XmlElement ? (first.getAttribute("id") ?? "") : "";
  const comment = { clauseId, quote: "", body: CANARY, audience: "shared" };
  await trio.must("home", "POST", "threads", comment);
  await trio.server.platform.storage.write(async (tx) => {
    const seat = { agreementId: TRIO, organisationId: "rival" };
    await addParty(tx, seat, AT);
    for (const role of ["lead", "legal", "director", "viewer"] as const) {
      await addParticipant(tx, { ...seat, personId: rival(role), role }, AT);
    }
  });
}, 60_000);
afterAll(() => trio.close());

const heard = ({ body, headers }: Answer) =>
  `${typeof body === "string" ? body : JSON.stringify(body)} ${JSON.stringify([...headers])}`;
const isAction = (name: string): name is Action => ACTIONS.some((action) => action === name);

const ids: Readonly<Record<string, string>> = {
  agreement: TRIO,
  organisation: "home",
  person: personOf("home", "director"),
  role: "director",
  question: "C3",
  gate: "legalReview",
  clause: "FM-02",
  number: "1",
};
const pathOf = ({ path }: Route): string =>
  path.replaceAll(/:([a-z]+)/gi, (_, name: string) => ids[name] ?? "unknown");

const asked = async (route: Route, person: string): Promise<Answer> =>
  trio.ask(person, route.method.toUpperCase(), `../..${pathOf(route)}`, {});

test("AS32 the others read every word of it", async () => {
  const seen = JSON.stringify(await trio.must("partner", "GET", "assessment"));
  expect(seen).toContain(`home ${CANARY}`);
  const draft = await LiveClient.join(trio.page(personOf("partner", "viewer")), draftRoom(TRIO));
  expect(fieldsOf(draft.doc).get("background.text")).toBe(CANARY);
  draft.drop();
});

test("AS32 no route of any method shows a byte of it to whoever owes answers", async () => {
  const leaks: string[] = [];
  for (const seat of RIVALS) {
    for (const route of trio.server.routes.filter(({ method }) => method === "get")) {
      const answer = await asked(route, rival(seat));
      if (heard(answer).includes(CANARY)) leaks.push(`${seat} ${route.path}`);
    }
  }
  expect(leaks).toEqual([]);
}, 120_000);

test("AS32 nor does what a party may know say which degree came of it, or whose move it is", async () => {
  const { phase, degree, moves } = await trio.view("rival");
  expect([phase, degree]).toEqual(["joining", null]);
  expect(moves.map(({ kind, mine }) => [kind, mine])).toEqual([["finishAssessment", true]]);
  const view = AssessmentView.parse(await trio.must("rival", "GET", "assessment"));
  expect(view.reveal).toBeNull();
  expect(view.answers).toEqual([]);
});

test.each(RIVALS)("AS32 no live line opens for a %s who owes answers", async (seat) => {
  await expect(liveSession(trio.page(rival(seat)), draftRoom(TRIO))).rejects.toThrow(/40[39]/);
});

test("PE33 joining: a seat may do what the table says, a denial says why and changes no row", async () => {
  for (const route of trio.server.routes) {
    const { policy } = route;
    if (policy.kind !== "agreement" || !isAction(policy.action)) continue;
    const { action } = policy;
    for (const seat of SEATS.filter((one) => !may(one, action, "joining"))) {
      const before = await trio.rows.get();
      const later = anyMay([seat], action, "drafting") ? "answersFirst" : "wrongStage";
      const expected = couldEver([seat], action) ? later : "notAllowed";
      const cell = `${seat} ${route.method} ${route.path}`;
      expect(`${cell}: ${codeOf(await asked(route, rival(seat)))}`).toBe(`${cell}: ${expected}`);
      expect(await trio.rows.get()).toBe(before);
    }
  }
}, 60_000);

test("AS33 with its own answers in, all is open to it, and all see what it changes", async () => {
  const before = await trio.reveal("home");
  for (const { id, kind } of QUESTIONS) {
    const value = kind === "scale" ? 4 : kind === "ready" ? 3 : null;
    if (value !== null) await trio.must("rival", "PUT", `answers/${id}`, { value });
  }
  await trio.must("rival", "PUT", "answers/C3", { value: "over100k" });
  await trio.must("rival", "POST", "assessment/finish");
  const after = await trio.reveal("home");
  expect(after.inputsHash).not.toBe(before.inputsHash);
  expect(after.result.workingDegree).toBeGreaterThan(before.result.workingDegree);
  expect(after.history.at(-1)?.joined).toEqual(["The rival"]);
  expect(after.history.at(-1)?.clausesIn).not.toEqual([]);
  expect(after.history.slice(0, -1)).toEqual(before.history);
  expect([after.agreed, after.proposal]).toEqual([null, null]);
  expect(
    (await trio.view("home")).moves.filter(({ kind }) => kind === "confirmDegree"),
  ).toHaveLength(after.result.degree === null ? 0 : 4);

  expect((await trio.reveal("rival")).parties).toHaveLength(4);
  expect((await trio.view("rival")).phase).toBe("drafting");
  const draft = await LiveClient.join(trio.page(rival("lead")), draftRoom(TRIO));
  expect(draft.hello?.mayWrite).toBe(true);
  expect(fieldsOf(draft.doc).get("background.text")).toBe(CANARY);
  draft.drop();
});
