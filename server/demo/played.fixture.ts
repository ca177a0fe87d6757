import { BecamePerson } from "#shared/protocol/people.ts";
import type { Page } from "../../e2e/live-client.ts";
import type { Browser, Started } from "../started.fixture.ts";

/** Somebody of the example: a browser with their cookie, and a tab for the live rooms. */
export async function played(
  server: Started,
  person: string,
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = server.browser();
  const { token } = BecamePerson.parse((await browser.post("/api/demo/session", { person })).body);
  return {
    browser,
    page: { origin: server.origin, headers: { authorization: `Bearer ${token}` } },
  };
}
