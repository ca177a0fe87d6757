// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import "#client/app/i18n.ts";
import { Button } from "./Button.tsx";
import { Status } from "./Status.tsx";

afterEach(cleanup);

test("an unavailable button stays reachable, does nothing and says why", async () => {
  const press = vi.fn<() => void>();
  render(
    <>
      <Button unavailable="Answer every question first" onClick={press}>
        Finish
      </Button>
      <Status />
    </>,
  );
  await userEvent.tab();
  const button = screen.getByRole("button", { name: "Finish" });
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard("{Enter}");
  expect(press).not.toHaveBeenCalled();
  expect(screen.getByRole("status").textContent).toContain("Answer every question first");
});

test("a busy button says what it does and takes no second press", async () => {
  const press = vi.fn<() => void>();
  render(
    <Button busy="Saving" onClick={press}>
      Save
    </Button>,
  );
  const button = screen.getByRole("button");
  await userEvent.click(button);
  expect(press).not.toHaveBeenCalled();
  expect(button.textContent).toContain("Saving");
  expect(button.getAttribute("aria-busy")).toBe("true");
});
