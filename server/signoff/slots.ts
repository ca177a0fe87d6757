import { type SigningRule, signingRule } from "#shared/agreements/signing-rule.ts";
import type { DraftContent } from "#shared/drafting/convert.ts";
import { cellKey } from "#shared/drafting/field-definitions.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { type Slots, slotsOf } from "#shared/signoff/slots.ts";
import { bindingModules } from "#shared/templates/clause-nodes.ts";
import { isClauseId } from "#shared/templates/library.ts";
import { fieldKeys } from "#shared/templates/nodes.ts";
import type { Standing } from "../assessment/standing.ts";
import type { StoredGate } from "./gate-store.ts";
import type { Roster, RosterDirector, RosterParty } from "./roster-store.ts";

/** How one party signs this draft, and who would be asked. */
export interface Signing extends Slots {
  readonly party: RosterParty;
  readonly rule: SigningRule;
  /** The field that names how it signs a deed. */
  readonly methodKey: string;
  /** The people who are bound in person, as the text names them. */
  readonly named: string;
  /** The text has no place that names them, and it should. */
  readonly unnamed: boolean;
  /** Those of its directors who are asked to sign here. */
  readonly directors: readonly RosterDirector[];
}

interface Facts {
  readonly standing: Standing | null;
  readonly roster: Roster;
  readonly settled: readonly StoredGate[];
  readonly content: DraftContent;
}

/** How every party signs, by its legal form, its own rule and the text (signing 4.2). */
export function signingsOf(facts: Facts): Signing[] {
  return facts.roster.parties.map((party) => signingOf(party, facts));
}

function signingOf(party: RosterParty, facts: Facts): Signing {
  const { roster, content } = facts;
  const { organisationId } = party;
  const methodKey = cellKey("deed", organisationId, "method");
  const rule = signingRule({
    legalForm: party.legalForm,
    ...textOf(facts),
    method: content.fields[methodKey],
    ownSigners: ownSigners(party, facts),
    ownRule: party.signingRule,
  });
  const own = <One extends { readonly organisationId: string }>(people: readonly One[]): One[] =>
    people.filter((one) => one.organisationId === organisationId);
  const key = trusteesKey(organisationId);
  const named = rule.inPerson ? (content.fields[key] ?? "") : "";
  const unnamed = rule.inPerson && !fieldKeys(content.document.content ?? []).includes(key);
  const slots = slotsOf({
    rule,
    leads: own(roster.leads),
    directors: own(roster.directors),
    named,
  });
  const directors = own(roster.directors).filter(({ personId }) =>
    slots.signers.includes(personId),
  );
  return { party, rule, methodKey, named, unnamed, directors, ...slots };
}

const trusteesKey = (organisationId: string): string =>
  cellKey("party", organisationId, "trustees");

/** What the text says that decides how it is signed. */
function textOf({ standing, content }: Facts) {
  const clauses = content.document.content ?? [];
  const present = new Set(
    clauses.flatMap(({ attrs: { level, source } }) =>
      level === 1 && isClauseId(source) ? [source] : [],
    ),
  );
  const required = (standing?.clauses ?? []).flatMap(({ id, status }) =>
    status === "R" && present.has(id) ? [id] : [],
  );
  return {
    degree: standing?.workingDegree ?? 1,
    bindsInPart: bindingModules(new Set(required)).length > 0,
    deed: present.has("SI-04"),
  };
}

/** The stricter of the profile's number and the one that the check of its own rules came to. */
function ownSigners({ organisationId, signers }: RosterParty, { settled }: Facts): number {
  const checked = settled.find(
    (one) => one.gate === "executionCheck" && one.organisationId === organisationId,
  );
  return Math.max(signers ?? 1, checked?.signers ?? 1);
}

/** The same, as "Ready to sign?" shows it. */
export function signingView(signing: Signing): Ready["parties"][number] {
  const { party, rule, missing, warnings } = signing;
  const { signer, fewest, spare, method, paper, inPerson } = rule;
  return {
    organisationId: party.organisationId,
    signer,
    fewest,
    spare,
    missing,
    method,
    paper,
    inPerson,
    ownRule: party.signingRule,
    warnings: [...warnings],
  };
}
