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
  | "review"
  | "people"
  | "audit"
  | "verify";

export interface PlaceLink {
  readonly place: Place;
  /** The address; null for what cannot be opened yet. */
  readonly to: string | null;
  /** Which sentence stands under it. */
  readonly words: `${Place}Text` | "draftReadText" | "neverOpenedText" | "answerFirstText";
}

type PlacesOf = Pick<AgreementView, "id" | "stage" | "revealedAt" | "degree" | "inForceAt">;

/** What is worth opening at each stage, before the answers and the people. */
const FIRST = {
  assessing: [],
  drafting: ["draft", "ready"],
  signing: ["sign", "draft"],
  inForce: ["signed", "review"],
  ended: ["signed"],
} as const satisfies Record<Stage, readonly Place[]>;

type First = (typeof FIRST)[Stage][number];

const CHECKABLE: readonly Stage[] = ["signing", "inForce", "ended"];

function sealed({ revealedAt }: PlacesOf, ended: boolean): PlaceLink {
  const shut = ended ? "neverOpenedText" : "sealedText";
  return { place: "sealed", to: null, words: revealedAt === null ? shut : "answerFirstText" };
}

/** An agreement that ended unsigned has a draft from the degree on, and nothing signed. */
const wordsOf = ({ degree }: PlacesOf) => (degree === null ? [] : (["draft"] as const));

/** What comes first; nothing for whoever owes answers, because the others' answers made it. */
function firstOf(agreement: PlacesOf, may: (action: Action) => boolean): readonly First[] {
  if (!may("read")) return [];
  return endedUnsigned(agreement) ? wordsOf(agreement) : FIRST[agreement.stage];
}

const endedUnsigned = ({ stage, inForceAt }: PlacesOf): boolean =>
  stage === "ended" && inForceAt === null;

/** Where one can go in an agreement at its stage, with what one may do there. */
export function placesOf(
  agreement: PlacesOf,
  may: (action: Action) => boolean,
): readonly PlaceLink[] {
  const { id, stage, revealedAt } = agreement;
  const mayRead = may("read");
  const unsigned = endedUnsigned(agreement);
  const at = (place: Exclude<Place, "sealed" | "verify">): PlaceLink => ({
    place,
    to: `/agreements/${id}/${place}`,
    words: place === "draft" && !may("edit") ? "draftReadText" : `${place}Text`,
  });
  return [
    ...firstOf(agreement, may).map(at),
    ...(may("answer") ? [at("assessment")] : []),
    revealedAt === null || !mayRead ? sealed(agreement, unsigned) : at("result"),
    ...(may("readPeople") ? [at("people")] : []),
    ...(mayRead ? [at("audit")] : []),
    ...(CHECKABLE.includes(stage) && !unsigned
      ? [{ place: "verify", to: "/verify", words: "verifyText" } as const]
      : []),
  ];
}
