import { expect, test } from "vitest";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { FrameStream } from "./http-down.ts";
import { HttpLine } from "./http-line.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { Timers } from "./ports.ts";

/** A line whose timers a test turns by hand. */
function lineInHand() {
  const due = new Map<() => void, number>();
  const timers: Timers = {
    soon: (work) => {
      due.set(work, 0);
    },
    after: (ms, work) => {
      due.set(work, ms);
      return () => {
        due.delete(work);
      };
    },
  };
  const told: string[] = [];
  const line = new HttpLine("session-amina", timers, {
    received: (frame) => told.push(words(frame)),
    ended: () => told.push("ended"),
    forgotten: () => told.push("forgotten"),
  });
  const pass = (ms: number) => {
    for (const [work, at] of Array.from(due)) {
      if (at > ms) continue;
      due.delete(work);
      work();
    }
  };
  return { line, told, pass };
}

const frame = (text: string) => new Uint8Array(Buffer.from(text));
const frames = (...texts: string[]) => texts.map(frame);
const words = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test("DR113 a body that comes again is taken once, one that leaves frames out not at all", async () => {
  const { line, told } = lineInHand();
  expect(await line.take(0, frames("a", "b"))).toEqual({ taken: 2 });
  expect(await line.take(0, frames("a", "b"))).toEqual({ taken: 2 });
  expect(await line.take(1, frames("b", "c"))).toEqual({ taken: 3 });
  expect(await line.take(4, frames("e"))).toBe("gap");
  expect(told).toEqual(["a", "b", "c"]);
  expect(await line.take(3, frames("d"))).toEqual({ taken: 4 });
  expect(told).toEqual(["a", "b", "c", "d"]);
});

test("DR113 the same body twice at once, and the next before its answer, keep the order", async () => {
  const { line, told } = lineInHand();
  const all = [line.take(0, frames("a")), line.take(0, frames("a")), line.take(1, frames("b"))];
  expect(await Promise.all(all)).toEqual([{ taken: 1 }, { taken: 1 }, { taken: 2 }]);
  expect(told).toEqual(["a", "b"]);
});

test("DR113 a paused line reads nothing, answers nothing, and keeps few bodies waiting", async () => {
  const { line, told } = lineInHand();
  line.pause();
  const waiting = Array.from({ length: LIVE_LIMITS.http.bodies }, (_, n) =>
    line.take(n, frames(String(n))),
  );
  expect(await line.take(4, frames("4"))).toBe("tooMany");
  expect(told).toEqual([]);
  line.resume();
  expect(await Promise.all(waiting)).toEqual([1, 2, 3, 4].map((taken) => ({ taken })));
  expect(told).toEqual(["0", "1", "2", "3"]);
  line.pause();
  const last = line.take(4, frames("4"));
  line.close(CLOSE.noSession, "session");
  expect(await last).toEqual({ taken: 4 });
  expect(told).toEqual(["0", "1", "2", "3", "ended"]);
});

test("DR114 a frame is kept until a later poll says that it has arrived", async () => {
  const { line, pass } = lineInHand();
  for (const text of ["a", "b", "c"]) line.send(frame(text));
  expect(line.waiting).toBe(3);
  const first = await line.poll(0);
  expect(first).toEqual({ last: 3, frames: frames("a", "b", "c") });
  expect(await line.poll(0)).toEqual(first);
  expect(await line.poll(2)).toEqual({ last: 3, frames: frames("c") });
  expect(line.waiting).toBe(1);
  for (const after of [1, 4]) expect(await line.poll(after)).toBeUndefined();
  const next = line.poll(3);
  line.send(frame("d"));
  line.send(frame("e"));
  pass(0);
  expect(await next).toEqual({ last: 5, frames: frames("d", "e") });
});

test("DR114 a poll that another replaces brings nothing, and nothing is lost", async () => {
  const { line, pass } = lineInHand();
  const [lost, found] = [line.poll(0), line.poll(0)];
  expect(await lost).toEqual({ last: 0, frames: [] });
  line.send(frame("a"));
  pass(0);
  expect(await found).toEqual({ last: 1, frames: frames("a") });
  line.close(CLOSE.forbidden, "removed");
  expect(await line.poll(0)).toMatchObject({ last: 1, close: { code: 4403 } });
});

test("DR114 one answer brings a part of much, and the end comes with the last of it", async () => {
  const { line } = lineInHand();
  const large = new Uint8Array(LIVE_LIMITS.http.answerBytes - 1);
  for (const one of [frame("a"), large, frame("b")]) line.send(one);
  line.close(CLOSE.restart, "restart");
  expect(await line.poll(0)).toEqual({ last: 2, frames: [frame("a"), large] });
  expect(await line.poll(2)).toMatchObject({ last: 3, close: { code: 1012 } });
});

test("DR114 a stream takes what was kept and then each frame; there is one of them", async () => {
  const { line } = lineInHand();
  const heard: string[] = [];
  const stream: FrameStream = {
    frame: (bytes) => heard.push(words(bytes)),
    close: ({ code }) => heard.push(`close ${code}`),
    waiting: 7,
  };
  line.send(frame("a"));
  expect(line.follow(stream)).toBe(true);
  line.send(frame("b"));
  expect(line.waiting).toBe(7);
  expect(line.follow(stream)).toBe(false);
  expect(await line.poll(0)).toBeUndefined();
  line.close(CLOSE.tooSlow, "too slow");
  line.send(frame("c"));
  expect(heard).toEqual(["a", "b", "close 1013"]);
});

test("DR115 a line that nobody reads for a while has ended, and is forgotten", () => {
  const { line, told, pass } = lineInHand();
  const [one, other] = [line.reading(), line.reading()];
  pass(LIVE_LIMITS.http.silenceMs);
  one();
  pass(LIVE_LIMITS.http.silenceMs);
  expect(told).toEqual([]);
  other();
  pass(LIVE_LIMITS.http.silenceMs - 1);
  expect(told).toEqual([]);
  pass(LIVE_LIMITS.http.silenceMs);
  expect(told).toEqual(["ended", "forgotten"]);
});

test("DR115 why a line has ended can be asked for a while", async () => {
  const { line, told, pass } = lineInHand();
  line.close(CLOSE.forbidden, "removed");
  expect(await line.poll(0)).toMatchObject({ close: { code: 4403 } });
  expect(told).toEqual(["ended"]);
  pass(LIVE_LIMITS.http.silenceMs);
  expect(told).toEqual(["ended", "forgotten"]);
});
