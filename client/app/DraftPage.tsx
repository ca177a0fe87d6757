import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { anyMay } from "#shared/permissions/may.ts";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { forgetAgreement, useAgreement } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { DegreeNotAgreed } from "../assessment/DegreeNotAgreed.tsx";
import { DraftingPage, type DraftingPageProps } from "../drafting/DraftingPage.tsx";
import { useSignedIn } from "../people/me.ts";
import { COMPOSER_ID } from "../review/Composer.tsx";
import { Discussion } from "../review/Discussion.tsx";
import { threadsQuery, useStartThread } from "../review/threads.ts";
import { AddClauseDialog } from "../templates/AddClauseDialog.tsx";
import { NewerWords } from "../templates/NewerWords.tsx";
import { PartyWords } from "../templates/PartyWords.tsx";
import { SignatureWords } from "../templates/SignatureWords.tsx";
import { DegreeWatch } from "../templates/DegreeWatch.tsx";
import { AboutClause } from "../templates/AboutClause.tsx";
import { freshId } from "../templates/draft-context.ts";
import { useFollow } from "../templates/following.ts";
import { useMayTakeOut } from "../templates/may-take-out.ts";
import { clauseFor } from "../templates/offered.ts";
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
  const mayTakeOut = useMayTakeOut(agreement.id);
  const follow = useFollow(agreement.id);
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
      addClause={addClauseOf(agreement.id)}
      above={aboveOf(agreement.id, template)}
      nodesOf={(clauseId, draft) => clauseFor(clauseId, draft, template, freshId)}
      mayTakeOut={mayTakeOut}
      follow={follow}
      talk={talk}
      panel={discussionOf(agreement.id)}
      about={aboutOf(agreement, template)}
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

function aboutOf(agreement: AgreementView, template: TemplateView): DraftingPageProps["about"] {
  return (context) => <AboutClause agreement={agreement} template={template} context={context} />;
}

function addClauseOf(agreementId: string): DraftingPageProps["addClause"] {
  return (context) => <AddClauseDialog agreementId={agreementId} {...context} />;
}

function aboveOf(agreementId: string, template: TemplateView): DraftingPageProps["above"] {
  return ({ sections, desk, writing }) => (
    <>
      <DegreeNotAgreed agreement={agreementId} />
      <DegreeWatch sections={sections} template={template} />
      <PartyWords template={template} desk={desk} writing={writing} />
      <SignatureWords template={template} desk={desk} writing={writing} />
      <NewerWords template={template} desk={desk} writing={writing} />
    </>
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

/** Whom a reader may ask to thaw: a lead of their own party first. */
function leadName(agreement: AgreementView): string | null {
  const own = agreement.parties.filter((one) => one.organisationId === agreement.organisationId);
  const people = [...own, ...agreement.parties].flatMap((party) => party.people);
  return people.find((one) => one.roles.includes("lead"))?.name ?? null;
}
