import { PATHS } from "#shared/protocol/paths.ts";
import type { Mail } from "./mail.ts";

/** Which agreement it is about, which lead it is for, and who has acted. */
interface ToLead {
  readonly agreementId: string;
  readonly title: string;
  readonly email: string;
  readonly by: string;
  /** The lead's own organisation. */
  readonly organisation: string;
}

/** One of the organisations has left (to every lead who stays). The reason stays behind the sign-in. */
export function partyLeft(mail: ToLead & { readonly left: string }): Mail {
  return {
    kind: "partyLeft",
    to: mail.email,
    subject: `${mail.left} has left: ${mail.title}`,
    lines: [
      `${mail.by} has taken ${mail.left} out of this agreement. Its answers no longer count, and its people can no longer open it. Open it to see what changes for you.`,
    ],
    action: { label: "Open the agreement", path: PATHS.agreement(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}

/** One of two organisations has ended it (to every other lead). The reason stays behind the sign-in. */
export function agreementEnded(mail: ToLead & { readonly left: string }): Mail {
  return {
    kind: "agreementEnded",
    to: mail.email,
    subject: `Ended before signing: ${mail.title}`,
    lines: [
      `${mail.by} of ${mail.left} has ended this agreement. Nothing binds you. You can still read all of it, take copies, and see why it ended.`,
    ],
    action: { label: "Open the agreement", path: PATHS.agreement(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}

/** Another organisation is to be invited (to the leads of all other parties, who say yes or no). */
export function partyProposed(mail: ToLead & { readonly invited: string }): Mail {
  return {
    kind: "partyProposed",
    to: mail.email,
    subject: `May ${mail.invited} join? ${mail.title}`,
    lines: [
      `${mail.by} would like to invite ${mail.invited}. The invitation goes out when a lead of every organisation has said yes. ${mail.invited} answers the same questions before it sees anything.`,
    ],
    action: { label: "Read why, and decide", path: PATHS.people(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}

/** Somebody has said no (to the leads of the party that proposed it). */
export function partyRefused(mail: ToLead & { readonly invited: string }): Mail {
  return {
    kind: "partyRefused",
    to: mail.email,
    subject: `${mail.invited} is not invited: ${mail.title}`,
    lines: [
      `${mail.by} said no to inviting ${mail.invited}. Talk about it first; you can propose it again.`,
    ],
    action: { label: "See who is here", path: PATHS.people(mail.agreementId) },
    because: `your organisation, ${mail.organisation}, proposed it.`,
  };
}

/** An organisation has come after the answers were opened (to every other lead). */
export function lateParty(mail: ToLead & { readonly joined: string }): Mail {
  return {
    kind: "lateParty",
    to: mail.email,
    subject: `${mail.joined} has joined: ${mail.title}`,
    lines: [
      `${mail.by} has joined for ${mail.joined}, and answers the questions first. Then all of you see what changes.`,
    ],
    action: { label: "Open the agreement", path: PATHS.agreement(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}
