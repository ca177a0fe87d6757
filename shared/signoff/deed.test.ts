import { expect, test } from "vitest";
import { deedDayIn, deliveryDay } from "./deed.ts";

const field = (key: string, value: string) => ({ type: "fieldRef", attrs: { key, value } });
const doc = (...nodes: ReturnType<typeof field>[]) => ({
  document: { content: [{ content: [{ type: "paragraph", content: nodes }] }] },
});

test("SO29 the day of a deed is read from its frozen words", () => {
  const words = doc(field("start", "1 April 2027"), field("deed.delivered", "3 May 2027"));
  expect(deedDayIn(words)).toBe("2027-05-03");
  expect(deedDayIn(doc(field("start", "1 April 2027")))).toBeUndefined();
  expect(deedDayIn(doc(field("deed.delivered", "soon")))).toBeUndefined();
  expect(deedDayIn(doc(field("deed.delivered", "")))).toBeUndefined();
});

test("SO29 a deed counts from the day in its words, or from the last signature if that is later", () => {
  expect(deliveryDay("2027-05-03", "2027-04-30T10:00:00.000Z")).toBe("2027-05-03");
  expect(deliveryDay("2027-05-03", "2027-05-03T10:00:00.000Z")).toBe("2027-05-03");
  expect(deliveryDay("2027-05-03", "2027-05-04T10:00:00.000Z")).toBe("2027-05-04");
});
