/** What a mail is about; the outbox page and the limits sort by it. */
type MailKind =
  | "signInCode"
  | "signatureCode"
  | "inviteParty"
  | "inviteColleague"
  | "askedToAnswer"
  | "partyLeft"
  | "agreementEnded"
  | "partyProposed"
  | "partyRefused"
  | "lateParty"
  | "outgrown"
  | "lastDay"
  | "reviewDue"
  | "reveal"
  | "freezeProposed"
  | "pleaseSign"
  | "declined"
  | "thawed"
  | "signed"
  | "receipt"
  | "security";

/**
 * One mail, before it has an address of ours in it. Words of the agreement, of comments and of
 * answers never go into one (blueprint 13).
 */
export interface Mail {
  readonly kind: MailKind;
  readonly to: string;
  readonly subject: string;
  /** Paragraphs. */
  readonly lines: readonly string[];
  /** The one button; `path` begins with `/`. */
  readonly action?: { readonly label: string; readonly path: string };
  /** Completes "You get this because …". */
  readonly because: string;
  /** Never sent, only shown: anybody can play the example's people, and nobody may mail as them. */
  readonly heldBack?: boolean;
}

/**
 * One line of plain text: what people typed can't start a new header or a new line (A58).
 * Control and bidi characters go, the rest stays as it was written.
 */
export function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
}

/** A mail as it is sent: both parts say the same. */
export interface Letter {
  readonly text: string;
  readonly html: string;
}

const NEVER_ASKS = "Counterpart never asks for a password or PIN by email.";

export function letterFrom(mail: Mail, origin: string): Letter {
  return { text: plainText(mail, origin), html: page(mail, origin) };
}

function plainText(mail: Mail, origin: string): string {
  const button =
    mail.action === undefined
      ? []
      : [`${oneLine(mail.action.label)}:\n${origin}${mail.action.path}`];
  return [
    ...mail.lines.map(oneLine),
    ...button,
    `-- \nYou get this because ${oneLine(mail.because)}\n${NEVER_ASKS}`,
  ].join("\n\n");
}

/** The look of blueprint 13: one column, one button. Mail programs know no style sheets of ours. */
function page(mail: Mail, origin: string): string {
  const words = mail.lines.map((line) => `<p style="margin:0 0 14px">${escaped(line)}</p>`);
  const button =
    mail.action === undefined
      ? []
      : [
          `<p style="margin:20px 0"><a href="${escaped(origin + mail.action.path)}" style="display:inline-block;padding:12px 22px;background:#1F4079;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:6px">${escaped(mail.action.label)}</a></p>`,
        ];
  return [
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(mail.subject)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#ffffff;color:#1A2130;font:16px/24px Arial,sans-serif">',
    '<div style="max-width:600px">',
    ...words,
    ...button,
    `<p style="margin:24px 0 0;padding:14px 0 0;border-top:1px solid #E2DED3;font-size:13px;line-height:19px;color:#636876">You get this because ${escaped(mail.because)}<br>${NEVER_ASKS}</p>`,
    "</div></body></html>",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return oneLine(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}

/** The example's people have addresses that can't exist (RFC 2606): nothing is ever sent to them. */
export function isInvented(address: string): boolean {
  return address.endsWith(".example");
}
