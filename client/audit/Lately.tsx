import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { useAgreement } from "../agreements/agreement.ts";
import { agreementsQuery, type AgreementSummary } from "../agreements/agreements.ts";
import { useSignedIn } from "../people/me.ts";
import { useMoments } from "../ui/moments.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { auditQuery } from "./AuditPage.tsx";
import styles from "./Lately.module.css";
import { type AuditEvent, latest } from "./lines.ts";
import { useSentence } from "./use-sentence.ts";

const AGREEMENTS = 3;
const STEPS = 4;

/** What the others did lately, in the agreements that changed last. Beside one's home page. */
export function Lately() {
  const { t } = useTranslation("audit");
  const list = useQuery(agreementsQuery);
  const changed = (list.data?.agreements ?? [])
    .filter(({ roles }) => roles.length > 0)
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
    .slice(0, AGREEMENTS);
  if (changed.length === 0) return null;
  return (
    <aside aria-labelledby="lately" className={styles["lately"]}>
      <h2 id="lately">{t("lately.title")}</h2>
      {changed.map((agreement) => (
        <LatelyIn key={agreement.id} summary={agreement} />
      ))}
    </aside>
  );
}

function LatelyIn({ summary }: { readonly summary: AgreementSummary }) {
  const { t } = useTranslation("audit");
  const { person } = useSignedIn();
  const agreement = useAgreement(summary.id).data;
  const audit = useQuery(auditQuery(summary.id)).data;
  if (agreement === undefined || audit === undefined) return null;
  const steps = latest(audit, { but: person.name, most: STEPS });
  return (
    <section>
      <h3>
        <Link to={`/agreements/${summary.id}/audit`}>{summary.title}</Link>
      </h3>
      {steps.length === 0 ? <p className={styles["none"]}>{t("lately.none")}</p> : null}
      <ul>
        {steps.map((event) => (
          <Step key={event.seq} agreement={agreement} event={event} />
        ))}
      </ul>
    </section>
  );
}

function Step({
  agreement,
  event,
}: {
  readonly agreement: AgreementView;
  readonly event: AuditEvent;
}) {
  const moments = useMoments();
  const { bold, rest } = useSentence(agreement)(event);
  const party = agreement.parties.find(({ shortName }) => shortName === event.organisationName);
  return (
    <li>
      {party === undefined ? null : <OrgMark org={orgNumber(party.mark)} />}
      <b>{bold}</b> {rest}
      <time dateTime={event.at}>{moments.since(event.at)}</time>
    </li>
  );
}
