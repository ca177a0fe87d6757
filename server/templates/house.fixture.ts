import type { DocumentJson } from "#shared/drafting/document.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import { Problem } from "#shared/problem/problem.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { element } from "../drafting/gate.fixture.ts";
import { tokenOf } from "../matrix.fixture.ts";
import { type Answer, Browser, type Started } from "../started.fixture.ts";

/** A person of the matrix, signed in. */
export function as(server: Started, person: string): Browser {
  const browser = new Browser(server.origin);
  browser.cookies.set("sid", tokenOf(person));
  return browser;
}

/** One line of words, as a wording that may be kept. */
export const words = (text: string): DocumentJson => ({
  type: "doc",
  content: [
    {
      type: "clause",
      attrs: { id: "k1", level: 2, kind: "clause", source: "" },
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    },
  ],
});

/** Writes clauses of the library, with no more than a node each, into a draft as this lead. */
export async function addToDraft(
  server: Started,
  { person, agreement }: { readonly person: string; readonly agreement: string },
  nodes: readonly { readonly id: string; readonly source: string; readonly level: 1 | 2 }[],
): Promise<void> {
  const headers = { cookie: `sid=${tokenOf(person)}` };
  const lead = await LiveClient.join({ origin: server.origin, headers }, draftRoom(agreement));
  lead.doc.transact(() => {
    for (const node of nodes)
      bodyOf(lead.doc).push([element("clause", { ...node, kind: "clause" })]);
  });
  await lead.saved();
  lead.drop();
}

/** What a refusal says: its status, its code, and what it names. */
export function refusalOf({ status, body }: Answer) {
  const { code, params, field } = Problem.parse(body);
  return [status, code, params?.["clause"] ?? field];
}
