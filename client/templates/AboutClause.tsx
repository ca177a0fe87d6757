import { BookOpenText } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { type ClauseId, isClauseId } from "#shared/templates/library.ts";
import { NOTES } from "#shared/templates/notes.ts";
import type { OutlinedClause } from "#shared/templates/outline.ts";
import { useAssessment } from "../assessment/assessment.ts";
import { Loaded } from "../api/Loaded.tsx";
import type { PanelContext } from "../drafting/PanelColumn.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Tag } from "../ui/Tag.tsx";
import styles from "./AboutClause.module.css";
import { ClauseLists, type OpenList } from "./ClauseLists.tsx";
import { HouseOffers } from "./HouseOffers.tsx";
import { HouseWording } from "./HouseWording.tsx";
import { ListDialog } from "./ListDialog.tsx";
import { OtherWordings } from "./OtherWordings.tsx";
import { clausesNow } from "./may-take-out.ts";
import { Part } from "./Part.tsx";
import { OwnTakeOut, TakeOut } from "./TakeOut.tsx";
import { WhatYouAgreed } from "./WhatYouAgreed.tsx";
import { WhyHere } from "./WhyHere.tsx";

export interface AboutProps {
  readonly agreement: AgreementView;
  readonly template: TemplateView;
  readonly context: PanelContext;
}

/** The clause that the reader is in, as the panels about it see it. */
export interface ClauseHere {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly source: string;
  readonly fields: readonly string[];
  readonly nodeIds: readonly string[];
}

/**
 * Everything there is to know about the clause the reader is in, and what they may do with it. A list
 * that is being edited stays open wherever the reader comes to be meanwhile.
 */
export function AboutClause(page: AboutProps) {
  const [list, setList] = useState<OpenList | null>(null);
  const { desk, writing } = page.context;
  return (
    <>
      <About {...page} onEdit={setList} />
      {list === null || desk === null ? null : (
        <ListDialog
          list={list.definition}
          initial={list.rows}
          definitions={desk.fields.definitions}
          edits={desk.edits}
          writing={writing}
          partyName={(id) => desk.fields.shown(`party/${id}/shortName`)}
          onClose={() => setList(null)}
        />
      )}
    </>
  );
}

interface AboutParts extends AboutProps {
  readonly onEdit: (list: OpenList) => void;
}

function About({ agreement, template, context, onEdit }: AboutParts) {
  const { t } = useTranslation("templates");
  const here = context.clauses.find(({ id }) => id === context.clauseId);
  if (here === undefined) {
    return (
      <div className={styles["about"]}>
        <Empty icon={BookOpenText} title={t("about.none")}>
          {t("about.noneText")}
        </Empty>
      </div>
    );
  }
  const title = here.title === "" ? t("about.untitled") : here.title;
  const library = isClauseId(here.source) ? here.source : null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section aria-label={title} tabIndex={0} className={styles["about"]}>
      {library === null ? (
        <OwnWords here={{ ...here, title }} template={template} context={context} />
      ) : (
        <LibraryClause
          key={here.id}
          library={library}
          here={{ ...here, title }}
          agreement={agreement}
          template={template}
          context={context}
          onEdit={onEdit}
        />
      )}
    </section>
  );
}

function Head({
  here,
  status,
}: {
  readonly here: ClauseHere;
  readonly status: OutlinedClause["status"] | "own" | null;
}) {
  const { t } = useTranslation("templates");
  return (
    <header className={styles["head"]}>
      <h2>
        {here.number} {here.title}
      </h2>
      {status === null ? null : (
        <Tag tone={status === "R" ? "info" : "plain"}>{t(`status.${status}`)}</Tag>
      )}
    </header>
  );
}

function OwnWords({
  here,
  template,
  context,
}: Omit<AboutProps, "agreement"> & { readonly here: ClauseHere }) {
  const { t } = useTranslation("templates");
  return (
    <>
      <Head here={here} status="own" />
      <p>{t("about.own")}</p>
      <OwnTakeOut here={here} template={template} context={context} />
    </>
  );
}

function LibraryClause({
  library,
  here,
  onEdit,
  ...page
}: AboutParts & { readonly library: ClauseId; readonly here: ClauseHere }) {
  const { t } = useTranslation("templates");
  const assessment = useAssessment(page.agreement.id);
  return (
    <Loaded query={assessment}>
      {({ reveal }) => (
        <Reasoned library={library} here={here} reveal={reveal} {...page}>
          <HouseOffers library={library} nodeIds={here.nodeIds} agreement={page.agreement} />
          <Part title={t("talk.title")}>
            <p>{NOTES[library]}</p>
          </Part>
          <OtherWordings library={library} here={here} {...page} />
          <HouseWording library={library} here={here} {...page} />
          <ClauseLists here={here} context={page.context} onEdit={onEdit} />
        </Reasoned>
      )}
    </Loaded>
  );
}

/** What follows from the answers, above and below what there is to know in any case. */
function Reasoned({
  library,
  here,
  reveal,
  children,
  ...page
}: AboutProps & {
  readonly library: ClauseId;
  readonly here: ClauseHere;
  readonly reveal: Reveal | null;
  readonly children: ReactNode;
}) {
  const clause = useMemo(
    () => (reveal === null ? undefined : clausesNow(reveal).find(({ id }) => id === library)),
    [reveal, library],
  );
  if (reveal === null) {
    return (
      <>
        <Head here={here} status={null} />
        {children}
      </>
    );
  }
  return (
    <>
      <Head here={here} status={clause?.status ?? "O"} />
      <WhyHere clause={clause} reveal={reveal} />
      <WhatYouAgreed library={library} reveal={reveal} />
      {children}
      <TakeOut clause={clause} here={here} {...page} />
    </>
  );
}
