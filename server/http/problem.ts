import {
  type ProblemCode,
  type Refusal,
  type Problem,
  statusOf,
  titleOf,
} from "#shared/problem/problem.ts";

/** A refusal on its way to the edge. Throw it anywhere below a route; it becomes problem+json. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>> | undefined;
  readonly field: string | undefined;

  constructor(code: ProblemCode, details: Omit<Refusal, "code"> = {}) {
    super(code);
    this.code = code;
    this.params = details.params;
    this.field = details.field;
  }

  static of(refusal: Refusal): ProblemError {
    return new ProblemError(refusal.code, refusal);
  }

  /** The RFC 9457 body. */
  body(reference?: string): Problem {
    return {
      type: `/problems/${this.code}`,
      title: titleOf(this.code),
      status: statusOf(this.code),
      code: this.code,
      ...(this.params === undefined ? {} : { params: { ...this.params } }),
      ...(this.field === undefined ? {} : { field: this.field }),
      ...(reference === undefined ? {} : { reference }),
    };
  }
}

/** Unwraps a domain decision: the value, or the refusal thrown to the edge. */
export function orRefuse<T extends object>(decision: T | { readonly refusal: Refusal }): T {
  if ("refusal" in decision) throw ProblemError.of(decision.refusal);
  return decision;
}
