import { expect, test } from "@playwright/test";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import { LiveClient, type Page } from "../live-client.ts";
import { type Product, startProduct } from "../product.ts";

const ROOM = "agreement/river-and-roots/draft";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

/** A script's way in as one of the example's people. */
async function as(person: string): Promise<Page> {
  const { origin } = product;
  const answer = await fetch(`${origin}/api/demo/session`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { origin, headers: { cookie } };
}

/** The first run of words in a draft. */
function firstWords(doc: Y.Doc): Y.XmlText {
  const queue: unknown[] = bodyOf(doc).toArray();
  for (const node of queue) {
    if (node instanceof Y.XmlText && node.length > 0) return node;
    if (node instanceof Y.XmlElement) queue.push(...node.toArray());
  }
  throw new Error("the draft has no words");
}

test("a reviewer and the directors cannot edit by a socket of their own", async () => {
  const amina = await LiveClient.join(await as("amina"), ROOM);
  const before = readDraft(amina.doc);
  for (const person of ["gwen", "ruth", "helen", "rhodri"]) {
    const reader = await LiveClient.join(await as(person), ROOM);
    await reader.saved();
    firstWords(reader.doc).insert(0, "Slipped in by a script. ");
    await reader.until(() => reader.refusals.length === 1);
    expect(reader.refusals).toMatchObject([{ code: "notAllowed" }]);
    reader.drop();
  }
  firstWords(amina.doc).insert(0, "Amina may. ");
  await amina.saved();
  firstWords(amina.doc).delete(0, "Amina may. ".length);
  await amina.saved();
  const fresh = await LiveClient.join(await as("marcus"), ROOM);
  expect(readDraft(fresh.doc)).toEqual(before);
  for (const client of [amina, fresh]) client.drop();
});

test("what a lead was told is saved is there after the server was killed", async () => {
  const typed: string[] = [];
  for (let round = 0; round < 3; round++) {
    const leads = await Promise.all(
      ["amina", "marcus", "sian"].map(async (person) => LiveClient.join(await as(person), ROOM)),
    );
    for (let word = 0; word < 10; word++) {
      for (const [at, lead] of leads.entries()) {
        firstWords(lead.doc).insert(0, `r${round}w${word}l${at}; `);
      }
    }
    await Promise.all(leads.map((lead) => lead.saved()));
    for (let word = 0; word < 10; word++) {
      for (const at of leads.keys()) typed.push(`r${round}w${word}l${at};`);
    }
    for (const lead of leads) firstWords(lead.doc).insert(0, "unsaved ");
    product = await product.restart();
    const reader = await LiveClient.join(await as("gwen"), ROOM);
    const text = JSON.stringify(readDraft(reader.doc));
    expect(typed.filter((word) => !text.includes(word))).toEqual([]);
    for (const client of [...leads, reader]) client.drop();
  }
});
