import { actor } from "../agreements/history.ts";
import { participantsOf } from "../agreements/agreement-store.ts";
import type { AgreementDeps } from "../agreements/deps.ts";
import { createGuard } from "../agreements/guard.ts";
import { reveal as revealMail } from "../people/mail/messages.ts";
import type { AssessmentDeps } from "./deps.ts";
import { partiesOf } from "./store.ts";

/**
 * The assessment as the running server has it: history in the agreement's chain, and mail to every
 * lead at the reveal.
 * @param later what folders after this one do: make the draft, and tell who is looking
 */
export function openAssessment(
  deps: AgreementDeps,
  later: Pick<AssessmentDeps, "createDraft" | "changed">,
): AssessmentDeps {
  return {
    ...deps,
    ...later,
    guard: createGuard(deps.storage),
    record: async (tx, { type, access, data }) => {
      const by = actor(access.personId, access.organisationId, "lead");
      await deps.recorder.record(tx, access.agreementId, { type, actor: by, data });
    },
    tellRevealed: async (tx, access) => {
      const parties = await partiesOf(tx, access);
      const everybody = await participantsOf(tx, access.agreementId);
      for (const lead of everybody.filter(({ role }) => role === "lead")) {
        const party = parties.find(({ organisationId }) => organisationId === lead.organisationId);
        if (party === undefined) continue;
        const mail = revealMail({
          agreementId: access.agreementId,
          title: access.title,
          email: lead.email,
          organisation: party.legalName,
          count: parties.length,
        });
        await deps.outbox.queue(tx, mail);
      }
    },
  };
}
