import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemRandom } from "../../clock.ts";
import { createLog } from "../../log.ts";
import { ENGINE, type Place } from "../../storage/engines.fixture.ts";
import { openStorage } from "../../storage/open.ts";
import type { Storage } from "../../storage/storage.ts";
import { type Mail } from "./mail.ts";
import { inviteParty, signInCode } from "./messages.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { type Sender, smtpPost, startSender } from "./sender.ts";

const MINUTE = 60_000;

let place: Place;
let storage: Storage;
let outbox: Outbox;
let sender: Sender;
let smtp: SMTPServer;
let now: number;
let refuse: boolean;
const taken: ParsedMail[] = [];

beforeEach(async () => {
  place = await ENGINE.fresh();
  storage = await openStorage(place);
  now = Date.parse("2026-11-18T09:00:00.000Z");
  refuse = false;
  taken.length = 0;
  smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData: (stream, _session, done) => {
      if (refuse) {
        stream.resume();
        stream.on("end", () => {
          done(Object.assign(new Error("busy"), { responseCode: 451 }));
        });
        return;
      }
      void simpleParser(stream).then((mail) => {
        taken.push(mail);
        done();
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const clock = { now: () => new Date(now) };
  const pepper = systemRandom.bytes(32);
  outbox = createOutbox({
    clock,
    random: systemRandom,
    pepper,
    origin: () => "https://agree.test",
  });
  const url = `smtp://127.0.0.1:${String(port)}`;
  const from = "Counterpart <agreements@agree.test>";
  const deps = { storage, clock, outbox, log: createLog("silent") };
  sender = startSender(deps, smtpPost({ url, from }));
});
afterEach(async () => {
  await sender.stop();
  await new Promise<void>((resolve) => {
    smtp.close(resolve);
  });
  await storage.close();
  await place.remove();
});

const queue = async (mail: Mail) => storage.write((tx) => outbox.queue(tx, mail));
const rows = async () => storage.read.selectFrom("outbox").selectAll().execute();
const invitation = (inviter: string) =>
  inviteParty({
    email: "ben@salt.test",
    title: "Warm\r\nBcc: eve@evil.test\r\n\r\nWednesdays",
    inviter,
    inviterOrganisation: "Hub\u2028Lane\u202e",
    organisation: "Foodshare",
    others: [],
    path: "/invitation#secret",
  });

test("PE20 a queued mail reaches an SMTP server, and its text is forgotten once it is taken", async () => {
  await queue(invitation("Ann Archer"));
  expect(JSON.stringify(await rows())).not.toContain("secret");
  await sender.sendDue();
  expect(taken).toHaveLength(1);
  expect(taken[0]?.text).toContain("https://agree.test/invitation#secret");
  expect(taken[0]?.text).toContain("Opening this does not commit you to anything.");
  expect(await rows()).toMatchObject([{ body: "", sent_at: "2026-11-18T09:00:00.000Z" }]);
  await sender.sendDue();
  expect(taken).toHaveLength(1);
});

test("PE20 both parts say the same, and what people typed is text in both", async () => {
  await queue(invitation('<img src=x onerror="alert(1)"> & Ann'));
  await sender.sendDue();
  const html = String(taken[0]?.html);
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Ann of Hub Lane");
  expect(html).not.toContain("<img");
  expect(html).toContain('href="https://agree.test/invitation#secret"');
  expect(taken[0]?.text).toContain('<img src=x onerror="alert(1)"> & Ann of Hub Lane');
});

test("PE20 what people typed can't start a header or a line", async () => {
  await queue(invitation("Ann\r\nX-Evil: 1\n\nHello"));
  await sender.sendDue();
  const mail = taken[0];
  expect(mail?.subject).toBe("Hub Lane invites Foodshare: Warm Bcc: eve@evil.test Wednesdays");
  expect([...(mail?.headers.keys() ?? [])]).not.toContain("x-evil");
  expect(mail?.bcc).toBeUndefined();
  expect(mail?.text?.split("\n")[0]).toMatch(/^Ann X-Evil: 1 Hello of Hub Lane would like/);
});

test("PE20 a mail that is not taken is tried again, later each time, and a late code is not sent", async () => {
  refuse = true;
  await queue(invitation("Ann"));
  await queue(signInCode({ email: "ann@hub.test", code: "12345678" }));
  await sender.sendDue();
  await sender.sendDue();
  expect((await rows()).map((row) => row.attempts)).toEqual([1, 1]);
  now += MINUTE;
  await sender.sendDue();
  expect((await rows()).map((row) => row.attempts)).toEqual([2, 2]);
  refuse = false;
  now += 11 * MINUTE;
  await sender.sendDue();
  expect(taken.map((mail) => mail.subject)).toEqual([expect.stringContaining("Foodshare")]);
  now += 24 * 60 * MINUTE;
  await sender.sendDue();
  expect(taken).toHaveLength(1);
});

test("PE20 nothing is ever sent to the people of the example", async () => {
  await queue({ ...invitation("Ann"), to: "amina@harrowfell.example" });
  await sender.sendDue();
  expect(taken).toHaveLength(0);
  expect((await rows())[0]?.sent_at).not.toBeNull();
});

test("PE20 what somebody played by a visitor would send to a real person is held back", async () => {
  await queue({ ...invitation("Amina Yusuf"), heldBack: true });
  await sender.sendDue();
  expect(taken).toHaveLength(0);
  expect(await rows()).toMatchObject([{ sent_at: null }]);
});

test("PE20 a mail goes out only if its transaction commits", async () => {
  const failed = storage.write(async (tx) => {
    await outbox.queue(tx, invitation("Ann"));
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  await sender.sendDue();
  expect(taken).toHaveLength(0);
});
