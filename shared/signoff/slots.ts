import * as z from "zod";
import { RuleWarning, type SigningRule } from "#shared/agreements/signing-rule.ts";

/** What is said beside the people who sign for a party. None of it blocks. */
export const SlotWarning = z.enum([...RuleWarning.options, "leadSignsAlone", "notNamed"]);
export type SlotWarning = z.infer<typeof SlotWarning>;

interface Person {
  readonly personId: string;
  readonly name: string;
}

/** A party with the people who would be asked to sign for it. */
export interface SlotParty {
  readonly rule: SigningRule;
  readonly leads: readonly Pick<Person, "personId">[];
  readonly directors: readonly Person[];
  /** The people who are bound in person, as the text names them. */
  readonly named: string;
}

/** The places on the signature page of one party. */
export interface Slots {
  /** Who is asked to sign here; nobody where the party signs or seals on paper. */
  readonly signers: readonly string[];
  /** How many more people must be asked. */
  readonly missing: number;
  /** `person` is empty where the warning is about the party. */
  readonly warnings: readonly { readonly code: SlotWarning; readonly person: string }[];
}

/** Who signs for a party, how many are missing, and what to look at before anybody does (signing 4.2). */
export function slotsOf({ rule, leads, directors, named }: SlotParty): Slots {
  if (rule.paper) return { signers: [], missing: 0, warnings: rule.warnings.map(ofParty) };
  const [only] = directors;
  const alone =
    only !== undefined &&
    directors.length === 1 &&
    leads.every(({ personId }) => personId === only.personId);
  const unnamed = rule.inPerson && named !== "" ? directors.filter(isNotIn(named)) : [];
  return {
    signers: directors.map(({ personId }) => personId),
    missing: Math.max(0, rule.fewest - directors.length),
    warnings: [
      ...rule.warnings.map(ofParty),
      ...(alone ? [{ code: "leadSignsAlone" as const, person: only.name }] : []),
      ...unnamed.map(({ name }) => ({ code: "notNamed" as const, person: name })),
    ],
  };
}

const ofParty = (code: RuleWarning) => ({ code, person: "" });

/** Names are compared as people read them: whatever the case and the spaces. */
function isNotIn(named: string): (person: Person) => boolean {
  const all = plain(named);
  return ({ name }) => !all.includes(plain(name));
}

const plain = (text: string): string =>
  text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
