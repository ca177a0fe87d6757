import { type Bug, gone } from "./bug.ts";
import { LIVE_BUGS } from "./live-bugs.ts";
import { PAGE_BUGS } from "./page-bugs.ts";
import { PROOF_BUGS } from "./proof-bugs.ts";

/** Every planted bug: of the live core, of sign-off, and of who may see and do what. */
export const BUGS: readonly Bug[] = [
  ...LIVE_BUGS,
  ...PAGE_BUGS,
  ...PROOF_BUGS,
  {
    name: "prefix Origin check of a request",
    edits: [
      {
        file: "server/http/security.ts",
        find: "from === undefined ? site === undefined : from === origin",
        replace: "from === undefined ? site === undefined : from.startsWith(origin)",
      },
    ],
    found: { file: "server/edge.test.ts", test: "PE40 nothing is written" },
  },
  {
    name: "double sign allowed",
    edits: [
      {
        file: "shared/signoff/decide.ts",
        find: `refuse("alreadySigned");
  if (event.docHash`,
        replace: `refuse("alreadySigned") && { next: state };
  if (event.docHash`,
      },
    ],
    found: { file: "shared/signoff/decide.test.ts", test: "SO3 open, then signTwice" },
  },
  {
    name: "another text signed than the one on the screen",
    edits: [
      gone("server/signoff/sign.ts", " || docHash !== statement.docHash"),
      gone(
        "shared/signoff/decide.ts",
        '  if (event.docHash !== state.docHash) return refuse("textChanged");\n',
      ),
    ],
    found: { file: "server/signoff/sign.test.ts", test: "SO15 refuses another text" },
  },
  {
    name: "authority not asked at the signature",
    edits: [gone("server/signoff/sign.ts", "  await stillAuthorised(tx, access);\n")],
    found: { file: "server/signoff/sign.test.ts", test: "SO15 authority that was taken back" },
  },
  {
    name: "challenge not consumed",
    edits: [
      {
        file: "server/signoff/signature-store.ts",
        find: ".set({ used_at: at })",
        replace: ".set({ used_at: null })",
      },
    ],
    found: { file: "server/signoff/sign.test.ts", test: "SO14 a request is spent" },
  },
  {
    name: "invitation not consumed",
    edits: [
      {
        file: "server/agreements/invitation-store.ts",
        find: ".set({ used_at: use.at, used_by: use.personId })",
        replace: ".set({ used_at: null, used_by: use.personId })",
      },
    ],
    found: { file: "server/agreements/agreements.test.ts", test: "AG2 an invitation is bound" },
  },
  {
    name: "private thread in the shared list",
    edits: [
      {
        file: "server/review/store.ts",
        find: `    .selectFrom("private_thread")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)`,
        replace: `    .selectFrom("private_thread")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)`,
      },
    ],
    found: { file: "server/review/threads.test.ts", test: "RE1 a shared thread" },
  },
  {
    name: "403 instead of 404",
    edits: [
      {
        file: "server/agreements/guard.ts",
        find: 'if (access === null) throw new ProblemError("notFound");',
        replace: 'if (access === null) throw new ProblemError("notAllowed");',
      },
    ],
    found: { file: "server/agreements/removal.test.ts", test: "AG6 whoever is removed" },
  },
];
