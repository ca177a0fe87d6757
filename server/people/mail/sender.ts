import { createTransport } from "nodemailer";
import type { PeopleDeps } from "../deps.ts";
import { isInvented, type Letter } from "./mail.ts";
import { CODE_MINUTES } from "./messages.ts";
import { forgetMail, markFailed, markSent, type StoredMail, waitingMails } from "./store.ts";

const MINUTE = 60_000;
/** Minutes after it was queued at which a mail is tried; after the last it is given up. */
const TRIES = [0, 1, 5, 30, 120, 480, 1440] as const;
/** How often the outbox is looked at. */
const LOOK_EVERY_MS = 2000;
const BATCH = 50;

type Needs = Pick<PeopleDeps, "storage" | "clock" | "log" | "outbox">;

/** Where mails go: an SMTP server, or a test's. */
export interface Post {
  readonly send: (mail: Addressed) => Promise<void>;
  readonly close: () => void;
}

interface Addressed extends Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
}

export interface Sender {
  /** Sends what is due now, one after the other. */
  sendDue(): Promise<void>;
  /** Stops looking; a mail on its way is finished first. */
  stop(): Promise<void>;
}

/**
 * Carries mails from the outbox to SMTP. A mail is marked sent after the server took it: a crash
 * in between sends it again with the same Message-ID, so nothing is lost and readers can join them.
 * The example's people get none. A code that has expired is not sent.
 */
export function startSender(deps: Needs, post: Post): Sender {
  let stopped = false;
  let current: Promise<void> = Promise.resolve();
  const sendDue = async (): Promise<void> => {
    const mails = await waitingMails(deps.storage.read, { attempts: TRIES.length, limit: BATCH });
    for (const mail of mails.filter((one) => isDue(deps, one))) {
      if (stopped) return;
      await sendOne(deps, post, mail);
    }
  };
  const look = (): void => {
    current = current.then(sendDue).catch((error: unknown) => {
      deps.log.error({ error: String(error) }, "the outbox could not be read");
    });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    sendDue,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await current;
      post.close();
    },
  };
}

function isDue(deps: Needs, mail: StoredMail): boolean {
  const wait = TRIES[mail.attempts] ?? Number.POSITIVE_INFINITY;
  return age(deps, mail) >= wait * MINUTE;
}

const age = (deps: Needs, mail: StoredMail): number =>
  deps.clock.now().getTime() - Date.parse(mail.at);

async function sendOne(deps: Needs, post: Post, mail: StoredMail): Promise<void> {
  const { id, recipient: to, subject } = mail;
  const letter = deps.outbox.letter(mail);
  const late = mail.kind === "signInCode" && age(deps, mail) > CODE_MINUTES * MINUTE;
  if (letter === null || late) {
    await deps.storage.write((tx) => forgetMail(tx, id, TRIES.length));
    return;
  }
  try {
    if (!isInvented(to)) await post.send({ id, to, subject, ...letter });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    deps.log.warn({ mail: id, kind: mail.kind, error: reason }, "a mail was not taken");
    await deps.storage.write((tx) => markFailed(tx, id, reason));
    return;
  }
  await deps.storage.write((tx) => markSent(tx, id, deps.clock.now().toISOString()));
}

/** The sender of a running server; without `SMTP_URL` mail stays in the outbox, to be read there. */
export function startMail(deps: Needs & Pick<PeopleDeps, "config">): Pick<Sender, "stop"> {
  const { smtpUrl: url, mailFrom: from } = deps.config;
  return url === null ? { stop: async () => {} } : startSender(deps, smtpPost({ url, from }));
}

/** @param settings `SMTP_URL` and `MAIL_FROM` */
export function smtpPost(settings: { readonly url: string; readonly from: string }): Post {
  const transport = createTransport(settings.url);
  const host = settings.from.replace(/^.*@/, "").replace(/>.*$/, "");
  return {
    send: async ({ id, to, subject, text, html }) => {
      await transport.sendMail({
        from: settings.from,
        to: { name: "", address: to },
        subject,
        text,
        html,
        messageId: `<${id}@${host}>`,
        headers: { "Auto-Submitted": "auto-generated" },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => {
      transport.close();
    },
  };
}
