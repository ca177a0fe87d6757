import type { Refusal } from "#shared/problem/problem.ts";

/** One place on the signature page: this person, for this party. */
export interface Signatory {
  readonly party: string;
  readonly person: string;
}

/** The text is being written. `consents` are the leads who said yes to exactly `seq`. */
export interface Drafting {
  readonly at: "drafting";
  /** The number the text gets when it is frozen. */
  readonly version: number;
  readonly seq: number;
  readonly parties: readonly string[];
  readonly leads: readonly string[];
  readonly consents: readonly string[];
}

interface Frozen {
  readonly version: number;
  readonly docHash: string;
  readonly signatories: readonly Signatory[];
  readonly signed: readonly Signatory[];
  /** The parties that sign or seal a printed copy. Nobody signs here for them. */
  readonly paper: readonly string[];
  /** Those whose printed copy their own lead has recorded, and of these the ones that matched. */
  readonly recorded: readonly string[];
  readonly matched: readonly string[];
}

/** The text is fixed and the signatories are asked. */
interface Open extends Frozen {
  readonly at: "open";
}

/** Every signatory has signed, and every copy on paper is matched. */
interface Complete extends Frozen {
  readonly at: "complete";
}

/** Ended for good. The signatures stay as evidence; a new draft is a new machine. */
interface Declined extends Frozen {
  readonly at: "declined";
  readonly by: Signatory;
  readonly reason: string;
}
interface Thawed extends Frozen {
  readonly at: "thawed";
  readonly by: string;
  readonly reason: string;
}

export type State = Drafting | Open | Complete | Declined | Thawed;

export type Event =
  | { readonly type: "edit"; readonly seq: number }
  | { readonly type: "leads"; readonly leads: readonly string[] }
  | { readonly type: "consent"; readonly by: string; readonly seq: number }
  | {
      readonly type: "freeze";
      readonly by: string;
      readonly seq: number;
      readonly docHash: string;
      readonly signatories: readonly Signatory[];
      readonly paper: readonly string[];
      /** How many lines of the pre-flight still block. */
      readonly blocks: number;
    }
  | { readonly type: "sign"; readonly signatory: Signatory; readonly docHash: string }
  | { readonly type: "decline"; readonly signatory: Signatory; readonly reason: string }
  | { readonly type: "thaw"; readonly by: string; readonly reason: string }
  /** A lead typed the fingerprint that stands on the party's own signed or sealed copy. */
  | { readonly type: "record"; readonly by: Signatory; readonly docHash: string }
  /** A lead of another party typed it from the same copy. */
  | {
      readonly type: "match";
      readonly party: string;
      readonly by: Signatory;
      readonly docHash: string;
    };

export type Decision = { readonly next: State } | { readonly refusal: Refusal };

/**
 * The one machine of sign-off. The server asks it before it writes, the client before it offers a
 * button, and the verifier replays history through it. Never throws, never changes `state`.
 *
 * Promised: a frozen text keeps its fingerprint; nobody signs a draft, another text, twice, or
 * without being asked; a round is complete exactly when everybody has signed and every copy on
 * paper is matched by another party; complete, declined and thawed stay so, whatever comes next.
 */
export function decide(state: State, event: Event): Decision {
  if (isOfDraft(event)) {
    return state.at === "drafting" ? whileDrafting(state, event) : refuse("frozen");
  }
  return state.at === "open" ? whileOpen(state, event) : refuse(tooEarlyOrLate(state, event));
}

type Of<T extends Event["type"]> = Extract<Event, { type: T }>;
type DraftEvent = Of<"edit" | "leads" | "consent" | "freeze">;
type RoundEvent = Exclude<Event, DraftEvent>;

const OF_DRAFT: readonly Event["type"][] = ["edit", "leads", "consent", "freeze"];
const isOfDraft = (event: Event): event is DraftEvent => OF_DRAFT.includes(event.type);

function tooEarlyOrLate(state: Exclude<State, Open>, event: RoundEvent) {
  if (state.at === "drafting") return "wrongStage";
  const repeated = event.type === "sign" && includes(state.signed, event.signatory);
  return repeated ? "alreadySigned" : "roundOver";
}

function whileDrafting(state: Drafting, event: DraftEvent): Decision {
  switch (event.type) {
    case "edit":
      if (event.seq <= state.seq) return refuse("conflict");
      return { next: { ...state, seq: event.seq, consents: [] } };
    case "leads":
      return {
        next: {
          ...state,
          leads: [...event.leads],
          consents: state.consents.filter((lead) => event.leads.includes(lead)),
        },
      };
    case "consent":
      return consent(state, event);
    case "freeze":
      return freeze(state, event);
  }
}

/** Saying yes twice is one yes. A yes to another seq is refused: the words have changed. */
function consent(state: Drafting, event: Of<"consent">): Decision {
  if (!state.leads.includes(event.by)) return refuse("notAllowed");
  if (event.seq !== state.seq) return refuse("draftChanged");
  if (state.consents.includes(event.by)) return { next: state };
  return { next: { ...state, consents: [...state.consents, event.by] } };
}

function freeze(state: Drafting, event: Of<"freeze">): Decision {
  if (!state.leads.includes(event.by)) return refuse("notAllowed");
  if (event.seq !== state.seq) return refuse("draftChanged");
  if (event.blocks > 0) return refuse("notReady");
  if (!state.leads.every((lead) => state.consents.includes(lead))) return refuse("notReady");
  if (!isFullRoster(state.parties, event)) return refuse("notReady");
  const { version } = state;
  const { docHash, signatories } = event;
  return {
    next: {
      at: "open",
      version,
      docHash,
      signatories: [...signatories],
      signed: [],
      paper: [...event.paper],
      recorded: [],
      matched: [],
    },
  };
}

/**
 * Every party has somebody or signs on paper, and never both; nobody stands twice, and nobody signs
 * for two parties.
 */
function isFullRoster(
  parties: readonly string[],
  { signatories, paper }: Pick<Of<"freeze">, "signatories" | "paper">,
): boolean {
  const people = new Set(signatories.map(({ person }) => person));
  return (
    parties.length > 0 &&
    people.size === signatories.length &&
    signatories.every(({ party }) => parties.includes(party)) &&
    new Set(paper).size === paper.length &&
    paper.every((party) => parties.includes(party)) &&
    parties.every(
      (party) =>
        signatories.some((signatory) => signatory.party === party) !== paper.includes(party),
    )
  );
}

function whileOpen(state: Open, event: RoundEvent): Decision {
  const { at: _, ...frozen } = state;
  switch (event.type) {
    case "sign":
      return sign(state, event);
    case "decline":
      if (!includes(state.signatories, event.signatory)) return refuse("notSignatory");
      if (includes(state.signed, event.signatory)) return refuse("alreadySigned");
      if (event.reason.trim() === "") return refuse("reasonNeeded");
      return { next: { ...frozen, at: "declined", by: event.signatory, reason: event.reason } };
    case "thaw":
      if (event.reason.trim() === "") return refuse("reasonNeeded");
      return { next: { ...frozen, at: "thawed", by: event.by, reason: event.reason } };
    case "record":
      return record(state, event);
    case "match":
      return match(state, event);
  }
}

function sign(state: Open, event: Of<"sign">): Decision {
  if (!includes(state.signatories, event.signatory)) return refuse("notSignatory");
  if (includes(state.signed, event.signatory)) return refuse("alreadySigned");
  if (event.docHash !== state.docHash) return refuse("textChanged");
  return { next: settled({ ...state, signed: [...state.signed, event.signatory] }) };
}

/** A lead of the party itself; until it is matched it may be recorded again, to put it right. */
function record(state: Open, { by, docHash }: Of<"record">): Decision {
  if (!state.paper.includes(by.party)) return refuse("notOnPaper");
  if (state.matched.includes(by.party)) return refuse("paperMatched");
  if (docHash !== state.docHash) return refuse("fingerprintDiffers");
  if (state.recorded.includes(by.party)) return { next: state };
  return { next: { ...state, recorded: [...state.recorded, by.party] } };
}

/** A lead of another party: two organisations have read the fingerprint on the paper. */
function match(state: Open, { party, by, docHash }: Of<"match">): Decision {
  if (!state.paper.includes(party)) return refuse("notOnPaper");
  if (by.party === party) return refuse("notAllowed");
  if (state.matched.includes(party)) return refuse("paperMatched");
  if (!state.recorded.includes(party)) return refuse("paperNotHere");
  if (docHash !== state.docHash) return refuse("fingerprintDiffers");
  return { next: settled({ ...state, matched: [...state.matched, party] }) };
}

/** Complete as soon as everybody has signed, and every printed copy is here and matched. */
function settled(state: Open): Open | Complete {
  const all =
    state.signatories.every((signatory) => includes(state.signed, signatory)) &&
    state.paper.every((party) => state.matched.includes(party));
  return { ...state, at: all ? "complete" : "open" };
}

function includes(list: readonly Signatory[], one: Signatory): boolean {
  return list.some(({ party, person }) => party === one.party && person === one.person);
}

const refuse = (code: Refusal["code"]): Decision => ({ refusal: { code } });
