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
}

/** The text is fixed and the signatories are asked. */
interface Open extends Frozen {
  readonly at: "open";
}

/** Every signatory of every party has signed. */
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
      /** How many lines of the pre-flight still block. */
      readonly blocks: number;
    }
  | { readonly type: "sign"; readonly signatory: Signatory; readonly docHash: string }
  | { readonly type: "decline"; readonly signatory: Signatory; readonly reason: string }
  | { readonly type: "thaw"; readonly by: string; readonly reason: string };

export type Decision = { readonly next: State } | { readonly refusal: Refusal };

/**
 * The one machine of sign-off. The server asks it before it writes, the client before it offers a
 * button, and the verifier replays history through it. Never throws, never changes `state`.
 *
 * Promised: a frozen text keeps its fingerprint; nobody signs a draft, another text, twice, or
 * without being asked; a round is complete exactly when everybody has signed; complete, declined
 * and thawed stay so, whatever comes next.
 */
export function decide(state: State, event: Event): Decision {
  switch (event.type) {
    case "edit":
    case "leads":
    case "consent":
    case "freeze":
      return state.at === "drafting" ? whileDrafting(state, event) : refuse("frozen");
    case "sign":
    case "decline":
    case "thaw":
      return state.at === "open" ? whileOpen(state, event) : refuse(tooEarlyOrLate(state, event));
  }
}

type Of<T extends Event["type"]> = Extract<Event, { type: T }>;

function tooEarlyOrLate(state: Exclude<State, Open>, event: Of<"sign" | "decline" | "thaw">) {
  if (state.at === "drafting") return "wrongStage";
  const repeated = event.type === "sign" && includes(state.signed, event.signatory);
  return repeated ? "alreadySigned" : "roundOver";
}

function whileDrafting(
  state: Drafting,
  event: Of<"edit" | "leads" | "consent" | "freeze">,
): Decision {
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
  if (!isFullRoster(state.parties, event.signatories)) return refuse("notReady");
  const { version } = state;
  const { docHash, signatories } = event;
  return { next: { at: "open", version, docHash, signatories: [...signatories], signed: [] } };
}

/** Every party has somebody, nobody stands twice, and nobody signs for two parties. */
function isFullRoster(parties: readonly string[], signatories: readonly Signatory[]): boolean {
  const people = new Set(signatories.map(({ person }) => person));
  return (
    parties.length > 0 &&
    people.size === signatories.length &&
    signatories.every(({ party }) => parties.includes(party)) &&
    parties.every((party) => signatories.some((signatory) => signatory.party === party))
  );
}

function whileOpen(state: Open, event: Of<"sign" | "decline" | "thaw">): Decision {
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
  }
}

function sign(state: Open, event: Of<"sign">): Decision {
  if (!includes(state.signatories, event.signatory)) return refuse("notSignatory");
  if (includes(state.signed, event.signatory)) return refuse("alreadySigned");
  if (event.docHash !== state.docHash) return refuse("textChanged");
  const signed = [...state.signed, event.signatory];
  const all = state.signatories.every((signatory) => includes(signed, signatory));
  return { next: { ...state, at: all ? "complete" : "open", signed } };
}

function includes(list: readonly Signatory[], one: Signatory): boolean {
  return list.some(({ party, person }) => party === one.party && person === one.person);
}

const refuse = (code: Refusal["code"]): Decision => ({ refusal: { code } });
