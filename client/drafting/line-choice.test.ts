import { expect, test } from "vitest";
import {
  type Known,
  LineChoice,
  NOTHING_KNOWN,
  SOCKET_AGAIN_MS,
  type Way,
  missed,
  waysToTry,
  worked,
} from "./line-choice.ts";

const ALL: readonly Way[] = ["socket", "events", "poll"];
const socketWorks = worked(NOTHING_KNOWN, "socket", 0);
const byEvents = worked(missed(NOTHING_KNOWN, "socket"), "events", 1_000);
const byPolls = worked(byEvents, "poll", 1_000);

test.each<[string, Known, number, readonly Way[]]>([
  ["a fresh page", NOTHING_KNOWN, 0, ALL],
  ["a socket that said nothing", missed(NOTHING_KNOWN, "socket"), 0, ALL],
  ["a socket that worked", socketWorks, 0, ["socket"]],
  ["a socket that worked and then broke once", missed(socketWorks, "socket"), 0, ALL],
  ["events that work", byEvents, 2_000, ["events", "poll"]],
  ["events that worked minutes ago", byEvents, 1_000 + SOCKET_AGAIN_MS, ALL],
  ["polls that work", byPolls, 2_000, ["poll"]],
  ["polls that worked minutes ago", byPolls, 1_000 + SOCKET_AGAIN_MS, ALL],
])("DR111 after %s these ways are tried", (_what, known, now, ways) => {
  expect(waysToTry(known, now)).toEqual(ways);
});

test("DR111 the minutes until the next socket are not counted anew by each connection", () => {
  const again = worked(byEvents, "events", 60_000);
  expect(again).toBe(byEvents);
  const late = worked(byEvents, "events", 1_000 + SOCKET_AGAIN_MS);
  expect(late.instead).toEqual({ way: "events", since: 1_000 + SOCKET_AGAIN_MS });
  expect(worked(byEvents, "socket", 2_000).instead).toBeNull();
});

const now = () => 7_000;

test("DR111 a reload of the tab knows what worked, and forgets it when a socket works again", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  const first = new LineChoice(storage, now);
  expect(first.ways()).toEqual(ALL);
  first.missed("socket");
  first.worked("events");
  expect(new LineChoice(storage, now).ways()).toEqual(["events", "poll"]);
  expect(new LineChoice(storage, () => 7_000 + SOCKET_AGAIN_MS).ways()).toEqual(ALL);
  first.worked("socket");
  expect(new LineChoice(storage, now).ways()).toEqual(ALL);
  for (const damaged of ["", "{", '{"way":"pigeon","since":1}']) {
    kept.set("live-way", damaged);
    expect(new LineChoice(storage, now).ways()).toEqual(ALL);
  }
});
