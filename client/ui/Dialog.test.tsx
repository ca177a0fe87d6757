// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import "#client/app/i18n.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

afterEach(cleanup);

/** A row of work that goes from the page, with its own dialog, when it is done. */
function Work() {
  const [state, setState] = useState<"row" | "asking" | "gone">("row");
  return (
    <>
      <h2 id="done" tabIndex={-1}>
        Done
      </h2>
      {state === "gone" ? null : <Button onClick={() => setState("asking")}>Close it</Button>}
      {state === "asking" ? (
        <Dialog
          title="Close this check"
          thenFocus="done"
          onClose={() => setState("row")}
          actions={<Button onClick={() => setState("gone")}>It is done</Button>}
        >
          <p>Everybody will see this.</p>
        </Dialog>
      ) : null}
    </>
  );
}

test("closed with nothing done, a dialog gives the focus back to what opened it", async () => {
  render(<Work />);
  await userEvent.click(screen.getByRole("button", { name: "Close it" }));
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Close it" }));
});

test("when its opener goes with it, the focus goes to the named place, not to nowhere", async () => {
  render(<Work />);
  await userEvent.click(screen.getByRole("button", { name: "Close it" }));
  await userEvent.click(screen.getByRole("button", { name: "It is done" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Done" }));
});
