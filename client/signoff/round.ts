import type { VersionView } from "#shared/protocol/signoff.ts";
import { type FrozenClause, hashOf, readFrozen } from "./frozen.ts";

export type SignatoryView = VersionView["signatories"][number];

/** A frozen version as this browser found it: hashed and read here, from exactly what came. */
export interface FrozenVersion extends VersionView {
  /** The fingerprint of `content`, made by this browser. */
  readonly ownHash: string;
  /** The clauses to show, or null when this page cannot show all of the text. */
  readonly clauses: readonly FrozenClause[] | null;
}

/** Hashes and reads what the server sent. */
export async function examine(version: VersionView): Promise<FrozenVersion> {
  return {
    ...version,
    ownHash: await hashOf(version.content),
    clauses: readFrozen(version.content),
  };
}

/** This person may sign now. */
export interface ReadyToSign {
  readonly at: "ready";
  readonly version: FrozenVersion;
  readonly own: SignatoryView;
  readonly waiting: readonly SignatoryView[];
}

/** This person's signature is in. */
export interface HasSigned extends Omit<ReadyToSign, "at"> {
  readonly at: "signed";
}

/** The round is over. `hadSigned`: the reader had signed it, and that signature is set aside. */
export interface RoundOver {
  readonly at: "thawed" | "declined";
  readonly version: FrozenVersion;
  readonly hadSigned: boolean;
}

/** What the signing page shows to one person. */
export type Signing =
  | ReadyToSign
  | HasSigned
  | RoundOver
  /** Nothing was ever frozen. */
  | { readonly at: "nothing" }
  /**
   * differs: the text does not give its fingerprint · unreadable: this page cannot show all of it ·
   * complete: everyone has signed · notAsked: this person is not a signatory
   */
  | {
      readonly at: "differs" | "unreadable" | "complete" | "notAsked";
      readonly version: FrozenVersion;
    };

/**
 * Decides what a person may do with the newest version. Signing is offered only where the browser
 * itself found the fingerprint to be true and can show every word.
 */
export function signingFor(version: FrozenVersion | null, personId: string): Signing {
  if (version === null) return { at: "nothing" };
  const own = version.signatories.find((signatory) => signatory.personId === personId);
  const hadSigned = own !== undefined && own.signedAt !== null;
  if (version.state === "thawed" || version.state === "declined") {
    return { at: version.state, version, hadSigned };
  }
  if (version.ownHash !== version.docHash) return { at: "differs", version };
  if (version.state === "complete") return { at: "complete", version };
  if (own === undefined) return { at: "notAsked", version };
  if (version.clauses === null) return { at: "unreadable", version };
  const waiting = version.signatories.filter((signatory) => signatory.signedAt === null);
  return hadSigned
    ? { at: "signed", version, own, waiting }
    : { at: "ready", version, own, waiting };
}

/** How many signatures and copies on paper are still to come. */
export function leftIn({ signatories, paper }: VersionView): number {
  const unsigned = signatories.filter(({ signedAt }) => signedAt === null);
  return unsigned.length + paper.filter(({ matched }) => matched === null).length;
}

/** Is this person asked to sign this version? */
export function isAsked({ signatories }: VersionView, personId: string): boolean {
  return signatories.some((signatory) => signatory.personId === personId);
}
