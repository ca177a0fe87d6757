// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import { announce } from "./status.ts";
import { Status } from "./Status.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  act(() => void vi.runAllTimers());
  vi.useRealTimers();
  cleanup();
});

const region = (urgency: string) => document.querySelector(`[aria-live="${urgency}"]`);
const sentences = (urgency: string) =>
  [...(region(urgency)?.querySelectorAll("span > span") ?? [])].map((one) =>
    one.textContent.trim(),
  );

test("sentences that come in the same moment are all there to be read out", () => {
  render(<Status />);
  act(() => {
    announce("The words you typed were in a part that was removed.", "assertive");
    announce("Not saved since 13:43.", "assertive");
    announce("Marcus is here.");
  });
  expect(sentences("assertive")).toEqual([
    "The words you typed were in a part that was removed.",
    "Not saved since 13:43.",
  ]);
  expect(sentences("polite")).toEqual(["Marcus is here."]);
});

test("a sentence said again is added again, and each goes after a while", () => {
  render(<Status />);
  act(() => announce("You are offline.", "assertive"));
  act(() => void vi.advanceTimersByTime(6000));
  act(() => announce("You are offline.", "assertive"));
  expect(sentences("assertive")).toEqual(["You are offline.", "You are offline."]);
  act(() => void vi.advanceTimersByTime(4000));
  expect(sentences("assertive")).toEqual(["You are offline."]);
  act(() => void vi.advanceTimersByTime(6000));
  expect(sentences("assertive")).toEqual([]);
});
