import type { LegalForm } from "#shared/agreements/party.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import { cellKey } from "#shared/drafting/field-definitions.ts";
import { type LetterView, WriteLetter } from "#shared/protocol/letter.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { standingOf } from "../assessment/standing.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import type { SignoffDeps } from "./deps.ts";
import { gatesNeeded } from "./facts.ts";
import { gatesOf } from "./gate-store.ts";
import { letterPage } from "./letter-page.ts";
import { letterOf, letterParties, putLetter, titleOf } from "./letter-store.ts";
import { draftNow } from "./ready.ts";
import { rosterOf } from "./roster-store.ts";

/** The letter of support that a funder asks for: written from what the agreement knows. */
export function letterRoutes(deps: SignoffDeps): Route[] {
  const path = "/api/agreements/:agreement/letter";
  return [
    deps.guard({
      method: "get",
      path,
      action: "read",
      handle: async ({ access }) => ({ json: await letterView(deps.storage.read, access) }),
    }),
    deps.guard({
      method: "put",
      path,
      action: "closeGate",
      body: WriteLetter,
      handle: (call) => write(deps, call),
    }),
    deps.guard({
      method: "get",
      path: `${path}/page`,
      action: "read",
      handle: async ({ access }) => {
        const letter = await letterOf(deps.storage.read, access);
        if (letter === null) throw new ProblemError("notFound");
        const fileName = `${access.agreementId}-letter.html`;
        return { text: { type: "text/html", content: letter.content, fileName } };
      },
    }),
  ];
}

async function letterView(db: Reader, access: Access): Promise<LetterView> {
  const missing = missingFrom(await letterParties(db, access));
  const letter = await letterOf(db, access);
  if (letter === null) return { missing, written: null };
  const { to, signer, role, on, by, at } = letter;
  return { missing, written: { to, signer, role, on, by, at } };
}

/** Organisations of these forms have a number in a register. */
const NUMBERED: readonly LegalForm[] = ["charitableCompany", "companyOther", "cic", "cio", "scio"];

type Parties = Awaited<ReturnType<typeof letterParties>>;

function missingFrom(parties: Parties): LetterView["missing"] {
  return parties.flatMap(({ legalName: organisation, legalForm, number, address }) => [
    ...(number.trim() === "" && NUMBERED.includes(legalForm)
      ? [{ organisation, what: "number" as const }]
      : []),
    ...(address.trim() === "" ? [{ organisation, what: "address" as const }] : []),
  ]);
}

async function write(deps: SignoffDeps, call: GuardedCall<WriteLetter>): Promise<Reply> {
  const { agreementId } = call.access;
  const { content: draft } = await draftNow(deps, agreementId);
  const view = await deps.storage.write(async (tx) => {
    const access = await require(tx, call.session, { agreementId, action: "closeGate" });
    const degree = await degreeOfLetter(tx, access);
    const parties = await letterParties(tx, access);
    const [lack] = missingFrom(parties);
    if (lack !== undefined) throw new ProblemError("letterLacks", { params: lack });
    const told = parties.map((party) => ({
      ...party,
      brings: draft.fields[cellKey("contributions", party.organisationId, "what")]?.trim() ?? "",
    }));
    const from = told.find(({ organisationId }) => organisationId === access.organisationId);
    if (from === undefined) throw new ProblemError("notAllowed");
    const title = await titleOf(tx, access);
    const content = letterPage({ ...call.body, title, degree, from, parties: told });
    await putLetter(tx, access, { ...call.body, content, at: deps.clock.now().toISOString() });
    return letterView(tx, access);
  });
  return { json: view };
}

/** @throws ProblemError where nobody asks for a letter, or it has been sent */
async function degreeOfLetter(tx: Tx, access: Access): Promise<Degree> {
  const standing = await standingOf(tx, access);
  const needed = gatesNeeded(standing, await rosterOf(tx, access));
  if (standing === null || needed.every(({ gate }) => gate !== "produceLetter")) {
    throw new ProblemError("unknownGate");
  }
  const closed = (await gatesOf(tx, access)).some(
    ({ gate, state }) => gate === "produceLetter" && state === "closed",
  );
  if (closed) throw new ProblemError("letterSent");
  return standing.workingDegree;
}
