import { createHash, timingSafeEqual } from "node:crypto";
import { type Config, isLoopback } from "../config.ts";
import { ProblemError } from "../http/problem.ts";
import type { Call, Route } from "../http/route.ts";
import type { Metrics } from "./metrics.ts";

export const METRICS_PATH = "/metrics";

/** `GET /metrics`. To everybody else it does not exist. */
export function metricsRoute(config: Config, metrics: Metrics): Route {
  return {
    method: "get",
    path: METRICS_PATH,
    policy: { kind: "operator" },
    handle: async (call) => {
      if (!mayWatch(config, call)) throw new ProblemError("notFound");
      return { text: { type: "text/plain; version=0.0.4", content: await metrics.read() } };
    },
  };
}

/**
 * Whoever shows the token; without one in the settings, whoever asks from this machine.
 *
 * A reverse proxy on this machine makes every request of the world come from it, with or without a
 * header that says so. So this machine is believed only while it is the server's own address too,
 * and only when asked for by a name that no other site can point here.
 */
function mayWatch({ metricsToken, publicUrl }: Config, { address, headers }: Call): boolean {
  if (metricsToken !== null) return sameSecret(headers["authorization"], `Bearer ${metricsToken}`);
  const ours = publicUrl === null || isLoopback(new URL(publicUrl).hostname);
  return ours && fromHere(address) && namesHere(headers["host"]) && !isForwarded(headers);
}

const fromHere = (address: string): boolean => /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(address);

const namesHere = (host = ""): boolean => isLoopback(host.replace(/:\d+$/, ""));

const isForwarded = (headers: Call["headers"]): boolean =>
  Object.keys(headers).some((name) => /^(?:forwarded|via|x-forwarded-.*|x-real-ip)$/.test(name));

const digest = (text: string) => createHash("sha256").update(text).digest();

function sameSecret(shown: string | undefined, expected: string): boolean {
  return timingSafeEqual(digest(shown ?? ""), digest(expected));
}
