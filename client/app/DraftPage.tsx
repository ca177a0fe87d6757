import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { anyMay } from "#shared/permissions/may.ts";
import { idFrom } from "#shared/ids.ts";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { forgetAgreement, useAgreement } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { DraftingPage, type DraftingPageProps } from "../drafting/DraftingPage.tsx";
import { useSignedIn } from "../people/me.ts";
import { COMPOSER_ID } from "../review/Composer.tsx";
import { Discussion } from "../review/Discussion.tsx";
import { threadsQuery, useStartThread } from "../review/threads.ts";
import { clauseFor, outlineClauses } from "../templates/offered.ts";
import { templateQuery } from "../templates/template.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { talkByClause } from "./talk-by-clause.ts";

/** The drafting page with the discussion beside it. */
export function DraftPage() {
  const id = useAgreementId();
  const agreement = useAgreement(id);
  const template = useQuery(templateQuery(id));
  if (agreement.data !== undefined && template.data !== undefined) {
    return <Drafting agreement={agreement.data} template={template.data} />;
  }
  return (
    <main id="main">
      <Page>
        <Loaded query={agreement}>{() => <Loaded query={template}>{() => null}</Loaded>}</Loaded>
      </Page>
    </main>
  );
}

function Drafting({
  agreement,
  template,
}: {
  readonly agreement: AgreementView;
  readonly template: TemplateView;
}) {
  const { person } = useSignedIn();
  const threads = useQuery(threadsQuery(agreement.id)).data?.threads;
  const talk = useMemo(() => talkByClause(threads ?? []), [threads]);
  const start = useStartThread(agreement.id);
  const queries = useQueryClient();
  const keep = async (notes: readonly { readonly clauseId: string; readonly body: string }[]) => {
    for (const note of notes) {
      await start.mutateAsync({ ...note, quote: "", audience: "organisation" });
    }
  };
  return (
    <DraftingPage
      agreement={agreement}
      member={person.id}
      lead={anyMay(agreement.seats, "thaw", "signing") ? null : leadName(agreement)}
      definitions={template.definitions}
      offered={outlineClauses(template)}
      nodesOf={(clauseId, draft) => clauseFor(clauseId, draft, template, freshId)}
      talk={talk}
      panel={discussionOf(agreement.id)}
      startComment={() => document.getElementById(COMPOSER_ID)?.focus()}
      stageMoved={() => void forgetAgreement(queries, agreement.id)}
      keepPrivately={mayNow(agreement, "comment") ? keep : null}
      actions={<Actions agreement={agreement} />}
    />
  );
}

function discussionOf(agreementId: string): DraftingPageProps["panel"] {
  return ({ clauseId, clauses, goTo }) => (
    <Discussion
      agreementId={agreementId}
      currentClauseId={clauseId}
      clauseTitles={clauses}
      onJump={goTo}
    />
  );
}

function Actions({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("app");
  const at = `/agreements/${agreement.id}`;
  return (
    <>
      {mayNow(agreement, "invite") ? (
        <LinkButton to={`${at}/people`}>{t("drafting.invite")}</LinkButton>
      ) : null}
      {agreement.stage === "signing" ? (
        <LinkButton to={`${at}/sign`} kind="primary">
          {mayNow(agreement, "sign") ? t("drafting.sign") : t("drafting.signing")}
        </LinkButton>
      ) : null}
      {agreement.stage === "drafting" ? (
        <LinkButton to={`${at}/ready`} kind={mayNow(agreement, "freeze") ? "primary" : "secondary"}>
          {t("drafting.ready")}
        </LinkButton>
      ) : null}
    </>
  );
}

const freshId = () => idFrom(crypto.getRandomValues(new Uint8Array(16)));

/** Whom a reader may ask to thaw: a lead of their own party first. */
function leadName(agreement: AgreementView): string | null {
  const own = agreement.parties.filter((one) => one.organisationId === agreement.organisationId);
  const people = [...own, ...agreement.parties].flatMap((party) => party.people);
  return people.find((one) => one.roles.includes("lead"))?.name ?? null;
}
