import type { Role } from "#shared/agreements/stage.ts";
import { PATHS } from "#shared/protocol/paths.ts";
import type { Mail } from "./mail.ts";

/** How long an emailed code works. */
export const CODE_MINUTES = 10;

/** An agreement as a mail names it. */
interface About {
  readonly agreementId: string;
  readonly title: string;
}

/** "Harbour Youth Trust, Northgate Homes and Dyffryn County Council" */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

export function signInCode(mail: { readonly email: string; readonly code: string }): Mail {
  return {
    kind: "signInCode",
    to: mail.email,
    subject: "Your code for Counterpart",
    lines: [
      `Your code is ${mail.code}. It works once, for ${CODE_MINUTES} minutes, in the browser that asked for it.`,
      "If you did not ask for it, you can ignore this email.",
    ],
    because: "somebody asked to sign in with this address.",
  };
}

export function signatureCode(
  mail: About & { readonly email: string; readonly code: string; readonly minutes: number },
): Mail {
  return {
    kind: "signatureCode",
    to: mail.email,
    subject: `Your code to sign: ${mail.title}`,
    lines: [
      `Your code is ${mail.code}. It signs one version of one agreement, once, within ${mail.minutes} minutes.`,
      "If you did not ask for it, do not give it to anybody, and tell the person who asked you to sign.",
    ],
    because: "you asked to sign with a code sent to your email.",
  };
}

interface Invited {
  readonly email: string;
  readonly title: string;
  readonly inviter: string;
  readonly inviterOrganisation: string;
  /** `/invitation#token` */
  readonly path: string;
}

export function inviteParty(
  mail: Invited & { readonly organisation: string; readonly others: readonly string[] },
): Mail {
  return {
    kind: "inviteParty",
    to: mail.email,
    subject: `${mail.inviterOrganisation} invites ${mail.organisation}: ${mail.title}`,
    lines: [
      `${mail.inviter} of ${mail.inviterOrganisation} would like to write an agreement with ${listed([mail.organisation, ...mail.others])}. Opening this does not commit you to anything.`,
    ],
    action: { label: "Open the invitation", path: mail.path },
    because: `${mail.inviter} named you as the lead for ${mail.organisation}.`,
  };
}

const ASKED: Readonly<Record<Role, readonly [string, string]>> = {
  lead: ["a lead", "You can change the agreement and invite colleagues."],
  legal: [
    "legal reviewer",
    "You can comment and close the legal review. You cannot change the agreement.",
  ],
  director: ["a director who may sign", "You can read, comment, sign or decline."],
  viewer: ["a reader", "You can read the agreement. You cannot change it."],
};

export function inviteColleague(mail: Invited & { readonly role: Role }): Mail {
  const [role, rights] = ASKED[mail.role];
  return {
    kind: "inviteColleague",
    to: mail.email,
    subject: `Join ${mail.inviterOrganisation} on ${mail.title}`,
    lines: [`${mail.inviter} has asked you to be ${role}. ${rights}`],
    action: { label: "Open the invitation", path: mail.path },
    because: `${mail.inviter} of ${mail.inviterOrganisation} invited you.`,
  };
}

/** A lead asks a colleague for one answer. The question itself is not in the mail. */
export function askedToAnswer(
  mail: About & {
    readonly email: string;
    readonly by: string;
    readonly organisation: string;
    readonly question: string;
  },
): Mail {
  return {
    kind: "askedToAnswer",
    to: mail.email,
    subject: `A colleague asked you something: ${mail.title}`,
    lines: [
      `${mail.by} asks you to answer one question for ${mail.organisation}. Only ${mail.organisation} sees your answer until all answers open.`,
    ],
    action: {
      label: "Answer the question",
      path: PATHS.question(mail.agreementId, mail.question),
    },
    because: `${mail.by} of ${mail.organisation} asked you.`,
  };
}

/** All answers have been opened to all (to every lead, the same minute). */
export function reveal(
  mail: About & { readonly email: string; readonly organisation: string; readonly count: number },
): Mail {
  const all = mail.count === 2 ? "Both" : `All ${mail.count}`;
  return {
    kind: "reveal",
    to: mail.email,
    subject: `Your answers are ready to look at together: ${mail.title}`,
    lines: [`${all} organisations have answered. See where you line up and what to talk about.`],
    action: { label: "See the result", path: PATHS.result(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}

/** A fact has changed after signing, and asks for a more formal agreement than the signed one. */
export function tooLight(
  mail: About & { readonly email: string; readonly organisation: string },
): Mail {
  return {
    kind: "outgrown",
    to: mail.email,
    subject: `Lighter than the facts need: ${mail.title}`,
    lines: [
      "A fact has changed since you signed. This agreement is now lighter than the facts need. It stays in force until you sign another.",
    ],
    action: { label: "See which fact, and what is missing", path: PATHS.result(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}

/** Another lead has said yes to these words. */
export function freezeProposed(
  mail: About & { readonly email: string; readonly by: string; readonly organisation: string },
): Mail {
  return {
    kind: "freezeProposed",
    to: mail.email,
    subject: `Ready to freeze? ${mail.title}`,
    lines: [`${mail.by} thinks the words are final. Nothing freezes until you say yes.`],
    action: { label: "See if it is ready", path: PATHS.ready(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}

export function pleaseSign(
  mail: About & {
    readonly email: string;
    readonly name: string;
    readonly by: string;
    readonly organisation: string;
    readonly others: readonly string[];
    /** The four hash words of the frozen text. */
    readonly words: readonly string[];
  },
): Mail {
  return {
    kind: "pleaseSign",
    to: mail.email,
    subject: `Please sign: ${mail.title}`,
    lines: [
      `Dear ${mail.name}`,
      `${mail.by} has asked you to sign an agreement for ${mail.organisation}, with ${listed(mail.others)}.`,
      "It takes about 10 minutes. You can decline and say why.",
      `When you open it you should see these words: ${mail.words.join(" ")}. If they are different, do not sign, and tell ${mail.by}.`,
    ],
    action: { label: "Read and sign", path: PATHS.sign(mail.agreementId) },
    because: `${mail.organisation} named you as a director who may sign.`,
  };
}

/** To the leads and to those who had signed. The reason stays behind the sign-in. */
export function declined(
  mail: About & { readonly email: string; readonly by: string; readonly because: string },
): Mail {
  return {
    kind: "declined",
    to: mail.email,
    subject: `Not signed: ${mail.title}`,
    lines: [
      `${mail.by} asked for a change. Open it to read why. Signatures of this round are set aside.`,
    ],
    action: { label: "Read why", path: PATHS.agreement(mail.agreementId) },
    because: mail.because,
  };
}

/** @param mail `at` as a person reads it, such as `14:02 on 18 November 2026` */
export function thawed(
  mail: About & {
    readonly email: string;
    readonly by: string;
    readonly at: string;
    readonly organisation: string;
  },
): Mail {
  return {
    kind: "thawed",
    to: mail.email,
    subject: `You do not need to sign yet: ${mail.title}`,
    lines: [`${mail.by} thawed the agreement at ${mail.at}. We will ask you again.`],
    action: { label: "Open the agreement", path: PATHS.agreement(mail.agreementId) },
    because: `${mail.organisation} named you as a director who may sign.`,
  };
}

export function allSigned(
  mail: About & {
    readonly email: string;
    readonly name: string;
    readonly count: number;
    /** "Ruth Adeyemi, Harbour Youth Trust" each. */
    readonly signers: readonly string[];
    readonly words: readonly string[];
    readonly organisation: string;
  },
): Mail {
  const all = mail.count === 2 ? "Both" : `All ${mail.count}`;
  return {
    kind: "signed",
    to: mail.email,
    subject: `Signed: ${mail.title}`,
    lines: [
      `Dear ${mail.name}`,
      `${all} organisations have signed: ${listed(mail.signers)}.`,
      "Keep the evidence bundle. It lets anyone check the signatures without Counterpart.",
      `This is ${mail.words.join(" ")}.`,
    ],
    action: { label: "Open the signed agreement", path: PATHS.agreement(mail.agreementId) },
    because: `you are on this agreement for ${mail.organisation}.`,
  };
}

export function passkeyAdded(mail: { readonly email: string; readonly name: string }): Mail {
  return {
    kind: "security",
    to: mail.email,
    subject: "A new passkey was added to your account",
    lines: [
      `The passkey is called ${mail.name}.`,
      "If this was not you, remove it now and tell the administrator of your organisation.",
    ],
    action: { label: "See your passkeys", path: PATHS.account },
    because: "this is about the safety of your account.",
  };
}
