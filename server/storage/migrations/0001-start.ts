import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { createPeople } from "./0001-people.ts";
import { createAgreements } from "./0001-agreements.ts";
import { createAssessment } from "./0001-assessment.ts";
import { createDrafting } from "./0001-drafting.ts";
import { createReview } from "./0001-review.ts";
import { createSignoff } from "./0001-signoff.ts";
import { createAudit } from "./0001-audit.ts";

/** Everything of the first release. */
export const start: Migration = {
  async up(db: Kysely<unknown>) {
    await createPeople(db);
    await createAgreements(db);
    await createAssessment(db);
    await createDrafting(db);
    await createReview(db);
    await createSignoff(db);
    await createAudit(db);
  },
};
