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

/** Where one can go in an agreement at its stage, with what one may do there. */
export function placesOf(
  { id, stage, revealedAt }: PlacesOf,
  may: (action: Action) => boolean,
): readonly PlaceLink[] {
  const at = (place: Exclude<Place, "sealed" | "verify">): PlaceLink => ({
    place,
    to: `/agreements/${id}/${place}`,
    words: `${place}Text`,
  });
  const draft: PlaceLink = { ...at("draft"), words: may("edit") ? "draftText" : "draftReadText" };
  const answers: readonly PlaceLink[] = [
    ...(may("answer") ? [at("assessment")] : []),
    revealedAt === null ? { place: "sealed", to: null, words: "sealedText" } : at("result"),
  ];
  const always: readonly PlaceLink[] = [
    ...(may("readPeople") ? [at("people")] : []),
    ...(may("read") ? [at("audit")] : []),
  ];
  const verify: PlaceLink = { place: "verify", to: "/verify", words: "verifyText" };
  switch (stage) {
    case "assessing":
      return [...answers, ...always];
    case "drafting":
      return [draft, at("ready"), ...answers, ...always];
    case "signing":
      return [at("sign"), draft, ...answers, ...always, verify];
    case "inForce":
    case "ended":
      return [at("signed"), ...answers, ...always, verify];
  }
}
