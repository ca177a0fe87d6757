import { fourWords } from "#shared/signoff/words.ts";
import type { Head } from "#shared/audit/chain.ts";
import { PATHS } from "#shared/protocol/paths.ts";
import type { Access } from "../agreements/access.ts";
import type { Mail } from "../people/mail/mail.ts";
import {
  allSigned,
  declined,
  freezeProposed,
  pleaseSign,
  thawed,
} from "../people/mail/messages.ts";
import type { Tx } from "../storage/storage.ts";
import type { SignoffDeps } from "./deps.ts";
import type { StoredVersion } from "./round-store.ts";
import { type Roster, type RosterPerson, rosterOf } from "./roster-store.ts";
import type { Signing } from "./slots.ts";

type Deps = Pick<SignoffDeps, "outbox" | "sealKey" | "clock">;
type Frozen = Pick<StoredVersion, "docHash" | "n">;

/** Who asks, on which agreement, and everyone there: what every mail needs. */
interface Round {
  readonly access: Access;
  readonly roster: Roster;
}

/** A lead has said yes: the leads who have not are told. */
export async function tellProposed(
  deps: Deps,
  tx: Tx,
  { access, roster }: Round,
  waiting: readonly RosterPerson[],
): Promise<void> {
  for (const lead of waiting) {
    const about = { ...aboutOf(access), email: lead.email, by: access.personName };
    await deps.outbox.queue(tx, freezeProposed({ ...about, organisation: nameOf(roster, lead) }));
  }
}

/**
 * The text is frozen: everybody who signs here is asked to, and each party's leads get a receipt. It
 * tells the leads of a party that signs on paper what to do.
 */
export async function tellFrozen(
  deps: Deps,
  tx: Tx,
  round: Round,
  frozen: {
    readonly version: Frozen;
    readonly head: Head;
    readonly signings: readonly Signing[];
  },
): Promise<void> {
  const { access, roster } = round;
  const { signings } = frozen;
  const words = fourWords(frozen.version.docHash);
  for (const director of signings.flatMap(({ directors }) => directors)) {
    const others = roster.parties
      .filter(({ organisationId }) => organisationId !== director.organisationId)
      .map(({ legalName }) => legalName);
    const asked = { email: director.email, name: director.name, by: access.personName };
    const organisation = nameOf(roster, director);
    const mail = pleaseSign({ ...aboutOf(access), ...asked, organisation, others, words });
    await deps.outbox.queue(tx, mail);
  }
  const onPaper = signings.filter(({ rule }) => rule.paper).map(({ party }) => party.legalName);
  const paper = onPaper.map(
    (name) =>
      `${name} signs on paper. Its lead prints the words and, once they are signed, types the fingerprint that stands on the paper.`,
  );
  const what = ["The words are frozen for signing.", ...paper].join(" ");
  await sendReceipts(deps, tx, round, { ...frozen, what });
}

/** A copy on paper was recorded or matched: each party's leads get a receipt. */
export async function tellPaper(
  deps: Deps,
  tx: Tx,
  access: Access,
  paper: {
    readonly version: Frozen;
    readonly head: Head;
    /** The legal name of the party that signed on paper. */
    readonly party: string;
    readonly what: "recorded" | "matched";
  },
): Promise<void> {
  const roster = await rosterOf(tx, access);
  const { party } = paper;
  const by = `${access.personName} of ${nameOf(roster, access)}`;
  const what =
    paper.what === "recorded"
      ? `${by} recorded the copy that ${party} signed on paper. A lead of another organisation now types the fingerprint from it.`
      : `${by} typed the same fingerprint from the copy that ${party} signed on paper. It counts now.`;
  await sendReceipts(deps, tx, { access, roster }, { ...paper, what });
}

/** Somebody has signed: each party's leads get a receipt. */
export async function tellSigned(
  deps: Deps,
  tx: Tx,
  access: Access,
  signed: { readonly version: Frozen; readonly head: Head },
): Promise<void> {
  const roster = await rosterOf(tx, access);
  const what = `${access.personName} signed for ${nameOf(roster, access)}.`;
  await sendReceipts(deps, tx, { access, roster }, { ...signed, what });
}

/** Everybody has signed: everyone on the agreement is told. */
export async function tellComplete(
  deps: Deps,
  tx: Tx,
  access: Access,
  complete: { readonly version: StoredVersion; readonly head: Head },
): Promise<void> {
  const roster = await rosterOf(tx, access);
  const { version } = complete;
  const words = fourWords(version.docHash);
  const onPaper = version.parties.filter(({ paper }) => paper !== undefined);
  const signers = [
    ...version.signatories.map((one) => `${one.name}, ${nameOf(roster, one)}`),
    ...onPaper.map(({ legalName }) => `${legalName}, on paper`),
  ];
  for (const person of roster.everyone) {
    const to = { email: person.email, name: person.name, organisation: nameOf(roster, person) };
    const mail = allSigned({
      ...aboutOf(access),
      ...to,
      count: roster.parties.length,
      signers,
      words,
    });
    await deps.outbox.queue(tx, mail);
  }
  await sendReceipts(deps, tx, { access, roster }, { ...complete, what: "Everyone has signed." });
}

/** The leads, and those who had signed: their signature is set aside. */
export async function tellDeclined(
  deps: Deps,
  tx: Tx,
  access: Access,
  version: StoredVersion,
): Promise<void> {
  const roster = await rosterOf(tx, access);
  for (const person of roster.everyone) {
    const lead = roster.leads.some(({ personId }) => personId === person.personId);
    const signed = version.signed.some(({ personId }) => personId === person.personId);
    if (!lead && !signed) continue;
    const because = lead
      ? `you are a lead for ${nameOf(roster, person)}.`
      : "you had signed this version.";
    const by = access.personName;
    await deps.outbox.queue(tx, declined({ ...aboutOf(access), email: person.email, by, because }));
  }
}

/** Every signer, and every lead whose paper was recorded, is told that it counts no more. */
export async function tellThawed(
  deps: Deps,
  tx: Tx,
  access: Access,
  version: StoredVersion,
): Promise<void> {
  const roster = await rosterOf(tx, access);
  const at = spoken(deps.clock.now());
  const recorded = version.papers.map(({ organisationId }) => organisationId);
  const told = roster.everyone.filter(
    ({ personId, organisationId }) =>
      version.signatories.some((one) => one.personId === personId) ||
      (recorded.includes(organisationId) && isLead(roster, personId)),
  );
  for (const person of told) {
    const organisation = nameOf(roster, person);
    const mail = { ...aboutOf(access), email: person.email, by: access.personName, organisation };
    await deps.outbox.queue(tx, thawed({ ...mail, at }));
  }
}

/**
 * What a party needs to notice, years later, that somebody rewrote the history: the place and mark
 * of this line, the fingerprint of the words, and whose seal to expect.
 */
async function sendReceipts(
  deps: Deps,
  tx: Tx,
  { access, roster }: Round,
  of: { readonly version: Frozen; readonly head: Head; readonly what: string },
): Promise<void> {
  const { docHash } = of.version;
  for (const lead of roster.leads) {
    const mail: Mail = {
      kind: "receipt",
      to: lead.email,
      subject: `Receipt: ${access.title}`,
      lines: [
        of.what,
        "Keep this receipt. With it you can check the evidence bundle without us.",
        `Agreement: ${access.agreementId}`,
        `Words: ${fourWords(docHash).join(" ")}`,
        `Fingerprint of the words: ${docHash}`,
        `Line of the history: ${of.head.seq}`,
        `Mark of that line: ${of.head.hash}`,
        `Seal key: ${deps.sealKey.fingerprint}`,
      ],
      action: { label: "Open the agreement", path: PATHS.agreement(access.agreementId) },
      because: `you are a lead for ${nameOf(roster, lead)}.`,
    };
    await deps.outbox.queue(tx, mail);
  }
}

const isLead = (roster: Roster, personId: string): boolean =>
  roster.leads.some((lead) => lead.personId === personId);

const aboutOf = ({ agreementId, title }: Access) => ({ agreementId, title });

function nameOf(roster: Roster, of: { readonly organisationId: string }): string {
  const party = roster.parties.find(({ organisationId }) => organisationId === of.organisationId);
  return party?.legalName ?? "";
}

/** "14:02 on 18 November 2026", in the United Kingdom. */
function spoken(at: Date): string {
  const timeZone = "Europe/London";
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  const day = at.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone,
  });
  return `${time} on ${day}`;
}
