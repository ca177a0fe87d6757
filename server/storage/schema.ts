import type { PeopleTables } from "./tables/people.ts";
import type { AgreementsTables } from "./tables/agreements.ts";
import type { AssessmentTables } from "./tables/assessment.ts";
import type { DraftingTables } from "./tables/drafting.ts";
import type { TemplatesTables } from "./tables/templates.ts";
import type { ReviewTables } from "./tables/review.ts";
import type { SignoffTables } from "./tables/signoff.ts";
import type { AuditTables } from "./tables/audit.ts";
import type { HealthTables } from "./tables/health.ts";

/**
 * The tables, one interface each. Names as in SQL.
 * Times are ISO 8601 in UTC with milliseconds; flags are 0 or 1; `json` columns hold JSON text;
 * bytes are raw. Only `*\/store.ts` files read this.
 */
export interface Schema
  extends
    PeopleTables,
    AgreementsTables,
    AssessmentTables,
    DraftingTables,
    TemplatesTables,
    ReviewTables,
    SignoffTables,
    AuditTables,
    HealthTables {}
