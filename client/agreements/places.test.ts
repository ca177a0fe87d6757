import { expect, test } from "vitest";
import { STAGES, type Role, type Stage } from "#shared/agreements/stage.ts";
import { may } from "#shared/permissions/may.ts";
import { placesOf } from "./places.ts";

function places(role: Role, stage: Stage, revealed = true): readonly string[] {
  const revealedAt = revealed ? "2026-11-20T09:00:00Z" : null;
  return placesOf({ id: "hub", stage, revealedAt }, (action) => may(role, action, stage)).map(
    ({ place }) => place,
  );
}

test("nobody is led to the answers of others before the reveal", () => {
  for (const stage of STAGES) {
    const sealed = placesOf({ id: "hub", stage, revealedAt: null }, () => true);
    expect(sealed.map(({ place }) => place)).not.toContain("result");
    expect(sealed.find(({ place }) => place === "sealed")?.to).toBeNull();
  }
});

test("only a lead is led to answering", () => {
  expect(places("lead", "assessing", false)).toContain("assessment");
  expect(places("legal", "assessing", false)).not.toContain("assessment");
});

test("the most useful place of each stage comes first", () => {
  expect(places("legal", "drafting")[0]).toBe("draft");
  expect(places("director", "signing")[0]).toBe("sign");
  expect(places("viewer", "inForce")[0]).toBe("signed");
  expect(places("viewer", "ended")[0]).toBe("signed");
});
