import { CircleAlert, CircleCheck, Printer, Snowflake, Stamp, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { PageTitle } from "../ui/Page.tsx";
import styles from "./Ended.module.css";
import { SignatoryMark } from "./Facts.tsx";
import { FrozenPaper } from "./FrozenPaper.tsx";
import { onPaper, type PaperView } from "./paper.ts";
import { PaperLines } from "./PaperLines.tsx";
import { places } from "./places.ts";
import type { FrozenVersion, HasSigned, ReadyToSign, RoundOver, Signing } from "./round.ts";

type EndedProps = {
  readonly agreement: AgreementView;
  readonly signing: Exclude<Signing, ReadyToSign | HasSigned>;
  /** The page showed something else before. */
  readonly step: boolean;
};

/** There is nothing to sign here now: why, and what comes next. */
export function Ended({ agreement, signing, step }: EndedProps) {
  const { t } = useTranslation("signoff");
  switch (signing.at) {
    case "nothing":
      return (
        <Message step={step} icon={Snowflake} title={t("signing.ended.nothing")}>
          <p>{t("signing.ended.nothingText")}</p>
          <LinkButton to={places.draft(agreement.id)}>{t("signing.ended.draft")}</LinkButton>
        </Message>
      );
    case "thawed":
    case "declined":
      return <Closed agreement={agreement} signing={signing} step={step} />;
    case "complete":
      return (
        <Message step={step} icon={CircleCheck} title={t("signing.ended.complete")}>
          <p>{t("signing.ended.completeText")}</p>
          <LinkButton kind="primary" to={places.certificate(agreement.id)}>
            {t("signing.ended.certificate")}
          </LinkButton>
        </Message>
      );
    case "differs":
    case "unreadable":
      return (
        <Message step={step} icon={CircleAlert} alert title={t(`signing.ended.${signing.at}`)}>
          <p>{t(`signing.ended.${signing.at}Text`)}</p>
          <Button
            onClick={() => {
              window.location.reload();
            }}
          >
            {t("signing.ended.reload")}
          </Button>
        </Message>
      );
    case "notAsked":
      return <NotAsked agreement={agreement} version={signing.version} step={step} />;
  }
}

function Closed({
  agreement,
  signing,
  step,
}: {
  readonly agreement: AgreementView;
  readonly signing: RoundOver;
  readonly step: boolean;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { closedBy, closedAt, reason } = signing.version;
  const at = closedAt === null ? "" : moments.both(closedAt);
  return (
    <Message
      step={step}
      icon={Snowflake}
      title={t(`signing.ended.${signing.at}`, { name: closedBy ?? "", at })}
    >
      <p>{t(signing.hadSigned ? "signing.ended.setAside" : "signing.ended.notSigned")}</p>
      {reason === null ? null : (
        <blockquote className={styles["reason"]}>
          {t("signing.ended.reason", { reason })}
        </blockquote>
      )}
      <LinkButton to={places.draft(agreement.id)}>{t("signing.ended.draft")}</LinkButton>
    </Message>
  );
}

function NotAsked({
  agreement,
  version,
  step,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
  readonly step: boolean;
}) {
  const { t } = useTranslation("signoff");
  const names = agreement.parties.map((party) => party.legalName).join(", ");
  const own = version.paper.find(
    ({ organisationId }) => organisationId === agreement.organisationId,
  );
  return (
    <>
      <Message
        step={step}
        icon={own === undefined ? Snowflake : Stamp}
        title={
          own === undefined
            ? t("signing.ended.notAsked")
            : t("paper.own.title", { organisation: own.organisationName })
        }
      >
        {own === undefined ? null : <OwnPaper agreement={agreement} paper={own} />}
        <p>{t("signing.ended.notAskedText")}</p>
        <ul className={styles["parties"]}>
          {version.signatories.map((signatory) => (
            <li key={`${signatory.organisationId} ${signatory.personId}`}>
              <SignatoryMark agreement={agreement} signatory={signatory} />
              <span>
                {t("signing.others.name", {
                  name: signatory.personName,
                  organisation: signatory.organisationName,
                })}
              </span>
            </li>
          ))}
          <PaperLines agreement={agreement} version={version} />
        </ul>
      </Message>
      <div className={styles["paper"]}>
        <FrozenPaper
          title={agreement.title}
          between={t("signing.read.between", { names })}
          clauses={version.clauses ?? []}
        />
      </div>
    </>
  );
}

/** The reader's own organisation signs a printed copy: how, how far it is, and where to do it. */
function OwnPaper({
  agreement,
  paper: { method, recorded, matched },
}: {
  readonly agreement: AgreementView;
  readonly paper: PaperView;
}) {
  const { t } = useTranslation("signoff");
  const far = matched !== null ? "matched" : recorded === null ? "toDo" : "recorded";
  return (
    <>
      <p>{`${t(`paper.how.${onPaper(method)}`)} ${t(`paper.own.${far}`)}`}</p>
      <div className={styles["steps"]}>
        {matched === null ? (
          <LinkButton icon={Printer} to={places.paper(agreement.id)}>
            {t("paper.print")}
          </LinkButton>
        ) : null}
        <LinkButton to={places.ready(agreement.id)}>{t("paper.own.round")}</LinkButton>
      </div>
    </>
  );
}

function Message({
  icon: Icon,
  title,
  step,
  alert = false,
  children,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly step: boolean;
  readonly alert?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles["message"]} role={alert ? "alert" : undefined}>
      <Icon size={34} strokeWidth={1.5} aria-hidden />
      <PageTitle key={title} title={title} step={step} />
      {children}
    </div>
  );
}
