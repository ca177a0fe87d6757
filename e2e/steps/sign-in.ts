import { expect, type Page } from "@playwright/test";
import type * as z from "zod";
import { OutboxList } from "#shared/protocol/people.ts";

/**
 * Signs somebody in through the page, with the code that was mailed to them.
 * @param next where the sign-in was asked for; the page goes there afterwards
 */
export async function signIn(
  page: Page,
  person: { readonly name: string; readonly email: string },
): Promise<void> {
  await page.getByLabel("Your email").fill(person.email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Code from the email").fill(await mailedCode(page, person.email));
  await page.getByRole("button", { name: "Sign in" }).click();
  const name = page.getByLabel("Your full name");
  const leaves = page.waitForURL((url) => url.pathname !== "/sign-in");
  await Promise.race([leaves, name.waitFor()]);
  if (await name.isVisible()) {
    await name.fill(person.name);
    await page.getByRole("button", { name: "Go on" }).click();
  }
  await leaves;
}

/** The newest eight digits in a mail to this address. */
async function mailedCode(page: Page, email: string): Promise<string> {
  let code = "";
  await expect
    .poll(async () => {
      const mails = await outbox(page);
      const mail = mails.find(({ to, body }) => to === email && /\b\d{8}\b/.test(body));
      code = /\b\d{8}\b/.exec(mail?.body ?? "")?.[0] ?? "";
      return code;
    })
    .not.toBe("");
  return code;
}

async function outbox(page: Page): Promise<z.infer<typeof OutboxList>["mails"]> {
  const answer = await page.request.get("/api/outbox");
  return OutboxList.parse(await answer.json()).mails;
}
