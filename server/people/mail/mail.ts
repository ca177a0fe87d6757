/** What a mail is about; the outbox page and the limits sort by it. */
type MailKind =
  | "signInCode"
  | "signatureCode"
  | "inviteParty"
  | "inviteColleague"
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

/** The whole text of a mail. */
export function plainText(mail: Mail, origin: string): string {
  const button =
    mail.action === undefined
      ? []
      : [`${oneLine(mail.action.label)}:\n${origin}${mail.action.path}`];
  return [
    ...mail.lines.map(oneLine),
    ...button,
    `-- \nYou get this because ${oneLine(mail.because)}\nCounterpart never asks for a password or PIN by email.`,
  ].join("\n\n");
}

/** The example's people have addresses that can't exist (RFC 2606): nothing is ever sent to them. */
export function isInvented(address: string): boolean {
  return address.endsWith(".example");
}
