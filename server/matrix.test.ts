import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { STAGES, type Stage } from "#shared/agreements/stage.ts";
import {
  type Action,
  ACTIONS,
  couldEver,
  may,
  mayIn,
  ORGANISATION_ACTIONS,
  type OrganisationAction,
  type OrganisationSeat,
  type Seat,
  SEATS,
} from "#shared/permissions/may.ts";
import type { Route } from "./http/route.ts";
import { fillMatrix, ours, personOf, theirs, tokenOf } from "./matrix.fixture.ts";
import { type RowHash, rowHash } from "./row-hash.fixture.ts";
import { type Started, started } from "./started.fixture.ts";

/**
 * T4, the permission matrix over real HTTP: every registered route of agreements and organisations,
 * every seat, every stage, one's own and a foreign partnership. What is expected comes from the
 * table; `may.test.ts` has the table's own golden rows.
 */
let server: Started;
let rows: RowHash;
beforeAll(async () => {
  server = await started();
  await fillMatrix(server);
  rows = await rowHash(server);
});
afterAll(async () => {
  await rows.close();
  await server.close();
});

type Kind = Route["policy"]["kind"];
const routesOf = (kind: Kind): Route[] =>
  server.routes.filter((route) => route.policy.kind === kind);
const nameOf = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`;
const isAction = (name: string): name is Action => ACTIONS.some((action) => action === name);
const actionOf = (route: Route): Action => {
  const { policy } = route;
  if (policy.kind === "agreement" && isAction(policy.action)) return policy.action;
  throw new Error(`${nameOf(route)} maps to no action of the table`);
};

/** Real ids of the partnership, so that a route without its check would find what it looks for. */
function pathOf(route: Route, agreement: string): string {
  const organisation = agreement.startsWith("ours") ? "home" : "other";
  const known: Readonly<Record<string, string>> = {
    agreement,
    organisation,
    person: personOf(organisation, "director"),
    role: "director",
    question: "A1",
    gate: "legalReview",
  };
  return route.path.replaceAll(/:([a-z]+)/gi, (_, name: string) => known[name] ?? "unknown");
}

const Refused = z.object({ code: z.string() });

async function ask(route: Route, agreement: string, person: string | null) {
  const cookie = person === null ? {} : { cookie: `sid=${tokenOf(person)}` };
  const answer = await server
    .browser()
    .ask(
      route.method.toUpperCase(),
      pathOf(route, agreement),
      route.method === "get" ? undefined : {},
      cookie,
    );
  const refused = Refused.safeParse(answer.body);
  return { status: answer.status, code: refused.success ? refused.data.code : "" };
}

/** Asks, and makes sure that a refusal by the guard has left every row as it was. */
async function refusal(route: Route, agreement: string, person: string | null): Promise<string> {
  const before = await rows.get();
  const { code } = await ask(route, agreement, person);
  if ((await rows.get()) !== before) throw new Error(`${nameOf(route)} as ${String(person)} wrote`);
  return code;
}

const expected = (seat: Seat, action: Action, stage: Stage): string => {
  if (may(seat, action, stage)) return "";
  return couldEver([seat], action) ? "wrongStage" : "notAllowed";
};

test("PE32 every registered route is open to all, to whoever signed in, or maps to an action", () => {
  expect(server.routes.length).toBeGreaterThan(30);
  expect(routesOf("agreement").map(actionOf)).not.toEqual([]);
  const unguarded = server.routes.filter(
    (route) => route.path.includes(":agreement") && route.policy.kind !== "agreement",
  );
  expect(unguarded.map(nameOf)).toEqual([]);
});

test("PE32 what anybody may call without signing in is this list, and nothing else", () => {
  expect([...routesOf("public"), ...routesOf("demo")].map(nameOf).toSorted()).toEqual([
    "GET /api/demo",
    "GET /api/me",
    "GET /api/outbox",
    "GET /healthz",
    "GET /readyz",
    "POST /api/demo/reset",
    "POST /api/demo/session",
    "POST /api/invitations/look",
    "POST /api/sign-in/code",
    "POST /api/sign-in/code/confirm",
    "POST /api/sign-in/passkey",
    "POST /api/sign-in/passkey/options",
    "POST /api/sign-out",
  ]);
});

test("PE32 whoever runs the server, and nobody else, may call this list", () => {
  expect(routesOf("operator").map(nameOf)).toEqual(["GET /metrics"]);
});

test.each(STAGES)(
  "PE33 %s: a seat may do what the table says, a denial changes no row",
  async (stage) => {
    for (const route of routesOf("agreement")) {
      const action = actionOf(route);
      for (const seat of SEATS) {
        const person = personOf("home", seat);
        const denied = expected(seat, action, stage);
        if (denied === "") continue;
        const cell = `${stage} ${seat} ${nameOf(route)}`;
        expect(`${cell}: ${await refusal(route, ours(stage), person)}`).toBe(`${cell}: ${denied}`);
      }
    }
  },
  60_000,
);

test.each(STAGES)(
  "PE34 %s: a foreign partnership does not exist, whatever one's role",
  async (stage) => {
    const outsiders = [...SEATS.map((seat) => personOf("other", seat)), "stranger"];
    for (const route of routesOf("agreement")) {
      for (const person of outsiders) {
        const code = await refusal(route, ours(stage), person);
        expect(`${nameOf(route)} as ${person}: ${code}`).toBe(
          `${nameOf(route)} as ${person}: notFound`,
        );
      }
      expect(await refusal(route, theirs(stage), personOf("home", "lead"))).toBe("notFound");
      expect(await refusal(route, ours(stage), null)).toBe("signInNeeded");
    }
  },
  60_000,
);

const inOrganisation = (route: Route): OrganisationAction => {
  const { policy } = route;
  const action = ORGANISATION_ACTIONS.find(
    (one) => policy.kind === "organisation" && policy.action === one,
  );
  if (action === undefined) throw new Error(`${nameOf(route)} maps to no action of the table`);
  return action;
};
/** What each person of the matrix is in their organisation. */
const SEATED: Record<Seat, readonly OrganisationSeat[]> = {
  lead: ["member", "lead"],
  legal: ["member", "reviewer"],
  director: ["member"],
  viewer: ["member"],
  administrator: ["member", "administrator"],
};

test("PE35 a foreign organisation does not exist, and in one's own the table says who may what", async () => {
  const routes = routesOf("organisation");
  expect(new Set(routes.map(inOrganisation))).toEqual(new Set(ORGANISATION_ACTIONS));
  for (const route of routes) {
    for (const seat of SEATS.filter((one) => !mayIn(SEATED[one], inOrganisation(route)))) {
      const cell = `${seat} ${nameOf(route)}`;
      const refused = await refusal(route, ours("drafting"), personOf("home", seat));
      expect(`${cell}: ${refused}`).toBe(`${cell}: notAllowed`);
    }
    for (const person of [
      personOf("partner", "administrator"),
      personOf("partner", "lead"),
      "stranger",
    ]) {
      expect(await refusal(route, ours("drafting"), person)).toBe("notFound");
    }
    expect(await refusal(route, ours("drafting"), null)).toBe("signInNeeded");
  }
});

test("PE36 whoever is not signed in can call nothing that needs a session", async () => {
  for (const route of routesOf("session")) {
    expect(await refusal(route, ours("drafting"), null)).toBe("signInNeeded");
  }
});

test.each(STAGES)(
  "PE33 %s: the guard lets in whom the table lets in",
  async (stage) => {
    // Removing somebody comes last: those who are removed can ask for nothing afterwards.
    const routes = routesOf("agreement").toSorted(
      (a, b) => Number(a.method === "delete") - Number(b.method === "delete"),
    );
    for (const route of routes) {
      const action = actionOf(route);
      for (const seat of SEATS.filter((one) => may(one, action, stage))) {
        const { status, code } = await ask(route, ours(stage), personOf("home", seat));
        const turnedAway = ["signInNeeded", "notAllowed", "wrongStage"].includes(code);
        const cell = `${stage} ${seat} ${nameOf(route)}: ${code}`;
        expect(status >= 500 || turnedAway ? cell : "let in").toBe("let in");
      }
    }
  },
  60_000,
);
