import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { ProblemError } from "./problem.ts";

/** Headers of every answer (OPERATIONS 4.4). */
export function securityHeaders(https: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Cross-site request forgery (OPERATIONS 4.4): an unsafe method needs our exact `Origin`, a
 * `Sec-Fetch-Site` that is absent or `same-origin`, and JSON as its type.
 * A request with neither header comes from a program, not from a page of another site.
 */
export function sameOrigin(origin: () => string) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (SAFE.has(request.method)) {
      next();
      return;
    }
    if (!fromUs(request, origin())) throw new ProblemError("wrongOrigin");
    if (hasBody(request) && request.is("application/json") === false) {
      throw new ProblemError("notJson");
    }
    next();
  };
}

function fromUs(request: Request, origin: string): boolean {
  const from = request.headers.origin;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return from === undefined ? site === undefined : from === origin;
}

function hasBody(request: Request): boolean {
  const length = request.headers["content-length"];
  return request.headers["transfer-encoding"] !== undefined || Number(length ?? 0) > 0;
}
