import { BecomePerson } from "#shared/protocol/people.ts";
import { ProblemError } from "../http/problem.ts";
import { parseBody, type Call, type Reply, type Route } from "../http/route.ts";
import { deviceOf } from "../people/device.ts";
import { hashOf, tokenFrom } from "../people/hashes.ts";
import { addDemoSession } from "../people/session-store.ts";
import { beginSession, sessionCookie } from "../people/session.ts";
import { CAST } from "./cast.ts";
import type { DemoDeps } from "./deps.ts";
import { resetExample } from "./seed.ts";

/** The example: who can be played, being one of them, and starting over. 404 without demo mode. */
export function demoRoutes(deps: DemoDeps): Route[] {
  let resetting: Promise<void> | undefined;
  /** Whoever asks while it is under way waits for the same one. */
  const reset = async (): Promise<void> => {
    resetting ??= resetExample(deps).finally(() => {
      resetting = undefined;
    });
    await resetting;
  };
  return [
    demoRoute(deps, "get", "/api/demo", async () => ({ json: { people: playable() } })),
    demoRoute(deps, "post", "/api/demo/session", async (call) => become(deps, call)),
    demoRoute(deps, "post", "/api/demo/reset", async (call) => {
      parseBody(undefined, call.body);
      await reset();
      return { json: {} };
    }),
  ];
}

function demoRoute(
  deps: DemoDeps,
  method: Route["method"],
  path: string,
  handle: Route["handle"],
): Route {
  return {
    method,
    path,
    policy: { kind: "demo" },
    handle: async (call) => {
      if (!deps.config.demo) throw new ProblemError("notFound");
      await deps.example.made;
      return handle(call);
    },
  };
}

function playable() {
  return CAST.flatMap((agreement) =>
    agreement.people.map((person) => {
      const organisation = agreement.organisations.find((one) => one.id === person.organisation);
      return {
        id: person.id,
        name: person.name,
        role: person.roles[0] ?? "viewer",
        organisation: organisation?.profile.legalName ?? "",
        mark: organisation?.mark ?? 1,
        agreement: agreement.id,
      };
    }),
  );
}

/**
 * A token for one tab and a cookie for scripts. Only the people of the example can be played:
 * nobody who signed in by themselves.
 */
async function become(deps: DemoDeps, call: Call): Promise<Reply> {
  const { person } = parseBody(BecomePerson, call.body);
  if (!playable().some((one) => one.id === person)) throw new ProblemError("notFound");
  const token = tokenFrom(deps.random.bytes(32));
  const at = deps.clock.now();
  await deps.storage.write((tx) =>
    addDemoSession(tx, { token: hashOf(token), personId: person, at }),
  );
  const device = deviceOf(call.headers["user-agent"]);
  const cookie = await beginSession(deps, { personId: person, device });
  return { json: { token, person }, cookies: [sessionCookie(deps, cookie)] };
}
