// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import "#client/app/i18n.ts";
import { ErrorSummary } from "./ErrorSummary.tsx";
import { Field } from "./Field.tsx";
import { Input } from "./Input.tsx";

const problem = { fieldId: "email", text: "Enter your email in full, like name@example.org" };

afterEach(cleanup);

test("the summary takes the focus when problems appear, and draws nothing without them", () => {
  const { rerender } = render(<ErrorSummary problems={[]} />);
  expect(screen.queryByRole("alert")).toBeNull();
  rerender(<ErrorSummary problems={[problem]} />);
  expect(document.activeElement).toBe(screen.getByRole("alert"));
});

test("a line of the summary leads to its field, whose name carries the same words", async () => {
  render(
    <>
      <ErrorSummary problems={[problem]} />
      <Field label="Email" id="email" hint="For your invitation" error={problem.text}>
        {(props) => <Input {...props} type="email" />}
      </Field>
    </>,
  );
  await userEvent.click(screen.getByRole("link", { name: problem.text }));
  const field = screen.getByRole("textbox", { name: "Email" });
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const described = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  const words = described.map((id) => document.getElementById(id)?.textContent);
  expect(words).toEqual(["For your invitation", `Error: ${problem.text}`]);
});
