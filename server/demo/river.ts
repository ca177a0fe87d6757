import type { ExamplePartnership } from "./example.ts";
import { riverAnswers, riverConfirmations, riverCorrections } from "./river-answers.ts";
import { riverFields } from "./river-fields.ts";
import { riverEdits, riverGates } from "./river-history.ts";
import { riverOrganisations, riverPeople } from "./river-people.ts";
import { riverTerms } from "./river-terms.ts";
import { riverThreads } from "./river-threads.ts";

/**
 * Three organisations in the middle of writing a partnership agreement. What is left to do: one
 * clause to finish, two fields, two gates and one authority; then they freeze and sign.
 */
export const riverAndRoots: ExamplePartnership = {
  id: "river-and-roots",
  title: "River and Roots youth programme",
  stage: "drafting",
  startedBy: "amina",
  started: [47, "09:30"],
  organisations: riverOrganisations,
  people: riverPeople,
  answers: riverAnswers,
  corrections: riverCorrections,
  confirmations: riverConfirmations,
  draft: {
    degree: 4,
    at: [31, "10:30"],
    by: "amina",
    values: { ...riverFields, ...riverTerms },
    edits: riverEdits,
  },
  threads: riverThreads,
  gates: riverGates,
};
