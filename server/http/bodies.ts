import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { LIMITS } from "./limits.ts";
import { ProblemError } from "./problem.ts";
import type { Route } from "./route.ts";
import type { SessionOf } from "./session.ts";

/**
 * Reads the JSON bodies under `/api`: at most 64 KB. Where a route takes more, it takes it from
 * those who are signed in, and asks that before it reads.
 */
export function readBodies(app: Express, routes: readonly Route[], sessionOf: SessionOf): void {
  for (const { method, path, bodyLimit, unseen } of routes) {
    if (bodyLimit === undefined) continue;
    app[method](path, signedInOnly(sessionOf, unseen), express.json({ limit: bodyLimit }));
  }
  app.use("/api", express.json({ limit: LIMITS.body }));
}

function signedInOnly(sessionOf: SessionOf, unseen: boolean | undefined) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    sessionOf(request, unseen).then((session) => {
      next(session === null ? new ProblemError("signInNeeded") : undefined);
    }, next);
  };
}
