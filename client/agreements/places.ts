import type { Stage } from "#shared/agreements/stage.ts";
import type { Action } from "#shared/permissions/may.ts";
import type { AgreementView } from "#shared/protocol/agreements.ts";

export type Place =
  | "assessment"
  | "sealed"
  | "result"
  | "draft"
  | "ready"
  | "sign"
  | "signed"
  | "people"
  | "audit"
  | "verify";

export interface PlaceLink {
  readonly place: Place;
  /** The address; null for what cannot be opened yet. */
  readonly to: string | null;
  /** Which sentence stands under it. */
  readonly words: `${Place}Text` | "draftReadText";
}

type PlacesOf = Pick<AgreementView, "id" | "stage" | "revealedAt">;

/** What is worth opening at each stage, before the answers and the people. */
const FIRST = {
  assessing: [],
  drafting: ["draft", "ready"],
  signing: ["sign", "draft"],
  inForce: ["signed"],
  ended: ["signed"],
} as const satisfies Record<Stage, readonly Place[]>;

const CHECKABLE: readonly Stage[] = ["signing", "inForce", "ended"];

/** Where one can go in an agreement at its stage, with what one may do there. */
export function placesOf(
  { id, stage, revealedAt }: PlacesOf,
  may: (action: Action) => boolean,
): readonly PlaceLink[] {
  const at = (place: Exclude<Place, "sealed" | "verify">): PlaceLink => ({
    place,
    to: `/agreements/${id}/${place}`,
    words: place === "draft" && !may("edit") ? "draftReadText" : `${place}Text`,
  });
  return [
    ...FIRST[stage].map(at),
    ...(may("answer") ? [at("assessment")] : []),
    revealedAt === null ? { place: "sealed", to: null, words: "sealedText" } : at("result"),
    ...(may("readPeople") ? [at("people")] : []),
    ...(may("read") ? [at("audit")] : []),
    ...(CHECKABLE.includes(stage)
      ? [{ place: "verify", to: "/verify", words: "verifyText" } as const]
      : []),
  ];
}
