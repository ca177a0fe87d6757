import { expect } from "@playwright/test";
import {
  type FieldDefinition,
  fieldFor,
  type FieldType,
} from "#shared/drafting/field-definitions.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { InvitationMade, Me, OutboxList } from "#shared/protocol/people.ts";
import { ChallengeMade, Ready, VersionView } from "#shared/protocol/signoff.ts";
import { closingOf } from "#shared/signoff/closing.fixture.ts";
import { TemplateView } from "#shared/protocol/templates.ts";
import { LiveClient } from "../live-client.ts";
import { type Caller, callAs } from "./over-http.ts";
import type { Person } from "./people.ts";

/** Where the steps of sign-off happen: such as `/agreements/k3v9`, at `http://localhost:41234`. */
export interface Place {
  readonly origin: string;
  readonly agreement: string;
}

/** A lead invites somebody of the own organisation, who signs in and joins. */
export async function joinAs(
  { origin, agreement }: Place,
  lead: Caller,
  person: Person,
  role: "lead" | "legal" | "director",
): Promise<Caller> {
  const wish = { ...person, role };
  const { link } = InvitationMade.parse(
    await lead.send("POST", `/api${agreement}/invitations`, wish),
  );
  const caller = await callAs(origin, person);
  await caller.send("POST", "/api/invitations/accept", { token: new URL(link).hash.slice(1) });
  return caller;
}

/** The administrator of a director's organisation puts on record that they may sign. */
export async function authorise(
  { agreement }: Place,
  administrator: Caller,
  director: Caller,
): Promise<void> {
  const { person } = Me.parse(await director.send("GET", "/api/me"));
  await administrator.send("PUT", `/api${agreement}/people/${person?.id ?? ""}/authority`, {
    basis: "boardResolution",
    reference: "Minute 7",
    date: "2026-10-20",
  });
}

const readyOf = async ({ agreement }: Place, caller: Caller): Promise<Ready> =>
  Ready.parse(await caller.send("GET", `/api${agreement}/ready`));

/** Writes something that fits into every empty field, over the live line. */
export async function fillOver(place: Place, lead: Caller): Promise<void> {
  const { rows } = await readyOf(place, lead);
  const { definitions } = TemplateView.parse(
    await lead.send("GET", `/api${place.agreement}/template`),
  );
  const empty = rows.flatMap(({ code, params: { key } }) =>
    code === "fieldEmpty" && key !== undefined ? [key] : [],
  );
  await writeOver(place, lead, new Map(empty.map((key) => [key, valueFor(definitions, key)])));
}

/** Writes these values into fields by their keys, over the live line. */
export async function writeOver(
  { agreement, origin }: Place,
  lead: Caller,
  values: ReadonlyMap<string, string>,
): Promise<void> {
  const { cookies } = await lead.http.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const room = draftRoom(agreement.split("/").at(-1) ?? "");
  const client = await LiveClient.join({ origin, headers: { cookie } }, room);
  const fields = fieldsOf(client.doc);
  for (const [key, value] of values) fields.set(key, value);
  await client.saved();
  client.drop();
}

const VALUES: Partial<Record<FieldType, string>> = {
  date: "2027-04-01",
  boolean: "yes",
  text: "As we agreed",
  longText: "As we agreed",
  role: "The director",
};

function valueFor(definitions: readonly FieldDefinition[], key: string): string {
  const definition = fieldFor(definitions, key);
  return definition?.choices?.[0]?.code ?? VALUES[definition?.type ?? "text"] ?? "4";
}

/** A lead and a director of one party. */
export interface Seats {
  readonly lead: Caller;
  readonly director: Caller;
}

/** Closes what each party must close, and waives the legal reviews on record. */
export async function settleGates(
  place: Place,
  any: Caller,
  seatsOf: (organisationId: string) => Seats,
): Promise<void> {
  const path = `/api${place.agreement}/gates`;
  for (const { gate, organisationId } of (await readyOf(place, any)).gates) {
    if (gate === "legalReview") {
      const { director } = seatsOf(organisationId ?? "");
      const done = { done: true, note: "Our trustees have read it" };
      await director.send("PUT", `${path}/legalReview/waive`, done);
    } else {
      const lead = organisationId === null ? any : seatsOf(organisationId).lead;
      await lead.send("PUT", `${path}/${gate}`, { organisationId, ...closingOf(gate) });
    }
  }
}

/** Every lead says yes to the words as they are, and the first freezes them. */
export async function freezeOver(place: Place, leads: readonly Caller[]): Promise<VersionView> {
  const [first] = leads;
  if (first === undefined) throw new Error("nobody to freeze it");
  const { seq, rows } = await readyOf(place, first);
  expect(rows.filter(({ state }) => state === "fix")).toEqual([]);
  for (const lead of leads) {
    await lead.send("POST", `/api${place.agreement}/freeze/consent`, { seq });
  }
  return VersionView.parse(await first.send("POST", `/api${place.agreement}/freeze`, { seq }));
}

/** Somebody who is asked to sign. */
export interface Signer {
  readonly person: Person;
  readonly caller: Caller;
}

/**
 * All of them sign a version at the same moment, with the codes that were mailed to them. Each
 * signature tells many people, and only the newest mails are shown: so all codes are read first.
 */
export async function signByCode(
  { agreement }: Place,
  signers: readonly Signer[],
  { id: versionId, docHash }: VersionView,
): Promise<void> {
  const path = `/api${agreement}/sign`;
  const asked = await Promise.all(
    signers.map(async ({ caller, person }) => {
      const wish = { versionId, docHash, method: "emailCode" };
      const made = ChallengeMade.parse(await caller.send("POST", `${path}/challenge`, wish));
      return { caller, email: person.email, challengeId: made.challengeId };
    }),
  );
  const mails = OutboxList.parse(await signers[0]?.caller.send("GET", "/api/outbox")).mails;
  const codes = mails.filter(({ kind }) => kind === "signatureCode");
  await Promise.all(
    asked.map(async ({ caller, email, challengeId }) => {
      const code = /\d{8}/.exec(codes.find(({ to }) => to === email)?.body ?? "")?.[0];
      await caller.send("POST", path, { challengeId, docHash, intent: true, code });
    }),
  );
}
