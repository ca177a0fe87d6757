export interface TemplatesTables {
  clause_removal: ClauseRemoval;
  clause_removal_yes: ClauseRemovalYes;
  house_wording: HouseWordingRow;
  house_offer: HouseOffer;
}

/** A proposal to take a required clause out of the draft. */
interface ClauseRemoval {
  agreement_id: string;
  number: number;
  /** The id of the library clause. */
  clause: string;
  organisation_id: string;
  person_id: string;
  reason: string;
  /** What asked for the clause then; another set of reasons needs a new proposal. */
  because: string;
  at: string;
  /** Whoever wanted to keep the clause; null while nobody has. */
  kept_by: string | null;
  kept_at: string | null;
}

/** One party's yes, given by one of its leads. */
interface ClauseRemovalYes {
  agreement_id: string;
  number: number;
  organisation_id: string;
  person_id: string;
  at: string;
}

/** An organisation's own wording of a library clause. No other organisation reads it. */
interface HouseWordingRow {
  organisation_id: string;
  clause: string;
  name: string;
  /** JSON of the lines below the title, as `shared/templates/house-wording.ts` has them. */
  words: string;
  person_id: string;
  at: string;
}

/** An organisation puts its own wording into this draft. Rows are only added. */
interface HouseOffer {
  agreement_id: string;
  clause: string;
  organisation_id: string;
  person_id: string;
  at: string;
  /** JSON of the ids of the lines it brings; none for an offer from before they were written down. */
  lines: string;
}
