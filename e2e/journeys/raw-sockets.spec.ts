import { expect, test } from "@playwright/test";
import { readDraft } from "#shared/drafting/convert.ts";
import { type Product, startProduct } from "../product.ts";
import { joinAs, wordsWith } from "../steps/script.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

test("a reviewer and the directors cannot edit by a socket of their own", async () => {
  const amina = await joinAs(product, "amina");
  const before = readDraft(amina.doc);
  for (const person of ["gwen", "ruth", "helen", "rhodri"]) {
    const reader = await joinAs(product, person);
    await reader.saved();
    wordsWith(reader.doc).insert(0, "Slipped in by a script. ");
    await reader.until(() => reader.refusals.length === 1);
    expect(reader.refusals).toMatchObject([{ code: "notAllowed" }]);
    reader.drop();
  }
  wordsWith(amina.doc).insert(0, "Amina may. ");
  await amina.saved();
  wordsWith(amina.doc).delete(0, "Amina may. ".length);
  await amina.saved();
  const fresh = await joinAs(product, "marcus");
  expect(readDraft(fresh.doc)).toEqual(before);
  for (const client of [amina, fresh]) client.drop();
});

test("what a lead was told is saved is there after the server was killed", async () => {
  const typed: string[] = [];
  for (let round = 0; round < 3; round++) {
    const leads = await Promise.all(
      ["amina", "marcus", "sian"].map(async (person) => joinAs(product, person)),
    );
    for (let word = 0; word < 10; word++) {
      for (const [at, lead] of leads.entries()) {
        wordsWith(lead.doc).insert(0, `r${round}w${word}l${at}; `);
      }
    }
    await Promise.all(leads.map((lead) => lead.saved()));
    for (let word = 0; word < 10; word++) {
      for (const at of leads.keys()) typed.push(`r${round}w${word}l${at};`);
    }
    for (const lead of leads) wordsWith(lead.doc).insert(0, "unsaved ");
    product = await product.restart();
    const reader = await joinAs(product, "gwen");
    const text = JSON.stringify(readDraft(reader.doc));
    expect(typed.filter((word) => !text.includes(word))).toEqual([]);
    for (const client of [...leads, reader]) client.drop();
  }
});
