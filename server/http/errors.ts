import type { NextFunction, Request, Response } from "express";
import type { ProblemCode } from "#shared/problem/problem.ts";
import type { Random } from "../clock.ts";
import type { Log } from "../log.ts";
import { nothingCanBeSaved } from "../storage/failures.ts";
import { ProblemError } from "./problem.ts";

/** What Express and its body parser throw, by their `type`. */
const PARSER: Readonly<Record<string, ProblemCode>> = {
  "entity.parse.failed": "badRequest",
  "entity.too.large": "tooLarge",
  "encoding.unsupported": "notJson",
  "charset.unsupported": "notJson",
  "request.aborted": "badRequest",
  "request.size.invalid": "badRequest",
};

/** The last stop: every error leaves as problem+json. Unknown ones stay private, under a reference; each is counted. */
export function problemAnswers(
  log: Log,
  random: Random,
  count: (code: ProblemCode) => void = () => {},
) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = asProblem(error);
    count(problem.code);
    const reference = problem.code === "server" ? random.id().slice(0, 4).toUpperCase() : undefined;
    if (reference !== undefined) {
      log.error(
        { reference, method: request.method, path: request.path, error: detail(error) },
        "failed",
      );
    }
    const body = problem.body(reference);
    response.status(body.status).type("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.send(JSON.stringify(body));
  };
}

/** Anything under `/api` that no route answered. */
export function unknownRoute(_request: Request, _response: Response, next: NextFunction): void {
  next(new ProblemError("notFound"));
}

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof URIError) return new ProblemError("badRequest");
  if (error instanceof Error && "type" in error && typeof error.type === "string") {
    return new ProblemError(PARSER[error.type] ?? "server");
  }
  if (nothingCanBeSaved(error)) return new ProblemError("notSaved");
  return new ProblemError("server");
}

function detail(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
