/** How formal an agreement is. 1 Connected … 5 Constituted. No degree is better than another. */
export type Degree = 1 | 2 | 3 | 4 | 5;

export interface DegreeWords {
  readonly name: string;
  /** The degree in one line, as the partners would say it. */
  readonly line: string;
  /** What the agreement is called, as in "The draft that fits: a partnership agreement". */
  readonly instrument: string;
  readonly pages: string;
  /** Whether the whole document is meant to bind in law. Binding modules bind at any degree. */
  readonly binds: boolean;
}

export const DEGREES: Readonly<Record<Degree, DegreeWords>> = {
  1: {
    name: "Connected",
    line: "We know each other’s work and speak well of each other",
    instrument: "statement of shared intent",
    pages: "1 page",
    binds: false,
  },
  2: {
    name: "Coordinated",
    line: "We plan around each other and pass information",
    instrument: "coordination and information-sharing protocol",
    pages: "2 to 3 pages",
    binds: false,
  },
  3: {
    name: "Cooperating",
    line: "We put time, people or small sums into the same piece of work",
    instrument: "memorandum of understanding",
    pages: "4 to 6 pages",
    binds: false,
  },
  4: {
    name: "Committed",
    line: "We depend on each other, and money, staff or legal duties move between us",
    instrument: "partnership agreement",
    pages: "8 to 12 pages",
    binds: true,
  },
  5: {
    name: "Constituted",
    line: "To the outside world we act as one",
    instrument: "consortium agreement",
    pages: "12 pages or more",
    binds: true,
  },
};

export const ALL_DEGREES: readonly Degree[] = [1, 2, 3, 4, 5];

/** A whole number held between 1 and 5. */
export function toDegree(value: number): Degree {
  if (value <= 1) return 1;
  if (value <= 2) return 2;
  if (value <= 3) return 3;
  return value <= 4 ? 4 : 5;
}
