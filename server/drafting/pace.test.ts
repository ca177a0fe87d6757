import { expect, test } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { Outlet } from "./fanout.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { Pace } from "./pace.ts";
import { noMeter } from "./meter.ts";
import type { Line, Timers } from "./ports.ts";

test("DR82 a burst passes at once, after it the reader waits until the debt is paid", () => {
  let now = 0;
  const pace = new Pace({ rate: 60, burst: 120 }, { now: () => new Date(now) });
  for (let frame = 0; frame < 120; frame++) expect(pace.take(1)).toBe(0);
  expect(pace.take(1)).toBe(17);
  now += 17;
  expect(pace.take(1)).toBe(17);
  now += 10_000;
  expect(pace.take(120)).toBe(0);
  expect(pace.tryTake(1)).toBe(false);
});

/** A reader that takes nothing, and timers that a test turns by hand. */
function slowReader() {
  const due: (() => void)[] = [];
  const timers: Timers = {
    soon: (work) => {
      work();
    },
    after: (_ms, work) => {
      due.push(work);
      return () => {
        due.splice(due.indexOf(work), 1);
      };
    },
  };
  const closes: number[] = [];
  const line: Line & { taken: number; sent: number } = {
    sent: 0,
    taken: 0,
    send: (frame) => {
      line.sent += frame.length;
    },
    close: (code) => {
      closes.push(code);
    },
    get waiting() {
      return line.sent - line.taken;
    },
    pause: () => {},
    resume: () => {},
  };
  return { line, closes, due, outlet: new Outlet(line, { timers, meter: noMeter }) };
}

test("DR82 a reader more than 1 MB behind for five seconds is given up, one that catches up is not", () => {
  const { line, closes, due, outlet } = slowReader();
  outlet.send(new Uint8Array(LIVE_LIMITS.waiting.bytes));
  expect(due).toHaveLength(0);
  outlet.send(new Uint8Array(1));
  expect(due).toHaveLength(1);
  line.taken = line.sent;
  due.shift()?.();
  expect(closes).toEqual([]);
  outlet.send(new Uint8Array(LIVE_LIMITS.waiting.bytes + 1));
  due.shift()?.();
  expect(closes).toEqual([CLOSE.tooSlow]);
  const { sent } = line;
  outlet.send(new Uint8Array(10));
  expect(line.sent).toBe(sent);
});

test("DR82 a reader far behind is given up at once", () => {
  const { closes, outlet } = slowReader();
  for (let frame = 0; frame < 9; frame++) outlet.send(new Uint8Array(1_000_000));
  expect(closes).toEqual([CLOSE.tooSlow]);
});
