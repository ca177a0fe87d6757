import { expect, test } from "vitest";
import { definitionsFor } from "./assemble.ts";
import { dateRefusal, datesTooEarly } from "./date-order.ts";

const definitions = definitionsFor([]);
const fields = {
  start: "2027-04-01",
  end: "2030-03-31",
  "posts/r1/start": "2027-05-01",
  "posts/r1/end": "2028-05-01",
};
const ask = (key: string, value: string) => dateRefusal(key, value, { definitions, fields });

test("TE28 an end before the start is refused, with the start as it reads", () => {
  expect(ask("end", "2027-03-31")).toEqual({
    code: "fieldBeforeStart",
    params: { label: "End date", other: "Start date", date: "1 April 2027" },
  });
  expect(ask("start", "2031-01-01")).toMatchObject({
    code: "fieldAfterEnd",
    params: { label: "Start date", date: "31 March 2030" },
  });
});

test("TE28 a task or a result before the start is refused", () => {
  expect(ask("tasks/r1/due", "2027-03-01")).toMatchObject({ code: "fieldBeforeStart" });
  expect(ask("outcomes/r1/date", "2026-01-01")).toMatchObject({ code: "fieldBeforeStart" });
});

test("TE28 a post ends after it starts", () => {
  expect(ask("posts/r1/end", "2027-04-30")).toMatchObject({ code: "fieldBeforeOther" });
  expect(ask("posts/r1/start", "2028-05-02")).toMatchObject({ code: "fieldAfterOther" });
});

test("TE28 the same day fits, and so does nothing at all", () => {
  expect(ask("end", "2027-04-01")).toBeNull();
  expect(ask("end", "")).toBeNull();
  expect(ask("posts/r2/end", "2027-01-01")).toBeNull();
  expect(ask("background.text", "2020-01-01")).toBeNull();
});

test("TE28 the dates of a text that come too early are named once each, by the later field", () => {
  const wrong = { ...fields, end: "2027-03-31", "tasks/r1/due": "2026-01-01" };
  const keys = ["start", "end", "tasks/r1/due", "end", "posts/r1/start", "posts/r1/end"];
  const early = datesTooEarly(keys, { definitions, fields: wrong });
  expect(early.map(({ key, code }) => [key, code])).toEqual([
    ["end", "fieldBeforeStart"],
    ["tasks/r1/due", "fieldBeforeStart"],
  ]);
  expect(datesTooEarly(["start"], { definitions, fields: wrong })).toEqual([]);
  expect(datesTooEarly(keys, { definitions, fields })).toEqual([]);
});
