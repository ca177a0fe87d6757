import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link2, Link2Off } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { AuditView } from "#shared/protocol/signoff.ts";
import { agreementKey, useAgreement } from "../agreements/agreement.ts";
import { agreementPath } from "../agreements/agreements.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { get } from "../api/client.ts";
import { Loaded } from "../api/Loaded.tsx";
import { Select } from "../ui/Input.tsx";
import { useMoments } from "../ui/moments.ts";
import { Page, PageHeader } from "../ui/Page.tsx";
import { Tag } from "../ui/Tag.tsx";
import styles from "./Audit.module.css";
import { AuditAside } from "./AuditAside.tsx";
import { AuditLine } from "./AuditLine.tsx";
import { daysOf, type Filter, KINDS } from "./lines.ts";

/** The history of an agreement with the mark of each line. */
export const auditQuery = (agreementId: string) =>
  queryOptions({
    queryKey: [...agreementKey(agreementId), "audit"],
    queryFn: async ({ signal }) =>
      get(`${agreementPath(agreementId)}/audit`, { signal }, AuditView),
  });

/** Everything that happened, in sentences, each line with its mark. */
export function AuditPage() {
  const id = useAgreementId();
  const agreement = useAgreement(id);
  const audit = useQuery(auditQuery(id));
  return (
    <Page>
      <Loaded query={agreement}>
        {(loaded) => (
          <Loaded query={audit} lines={8}>
            {(history) => <History agreement={loaded} audit={history} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function History({
  agreement,
  audit,
}: {
  readonly agreement: AgreementView;
  readonly audit: AuditView;
}) {
  const { t } = useTranslation("audit");
  const moments = useMoments();
  const [filter, setFilter] = useState<Filter>({ kind: "any", organisation: "any" });
  const days = daysOf(audit, filter, (at) => moments.date(at));
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ to: `/agreements/${agreement.id}`, label: agreement.title }}
      />
      <div className={styles["columns"]}>
        <div>
          <Filters audit={audit} filter={filter} onFilter={setFilter} />
          {days.length === 0 ? <p className={styles["none"]}>{t("filter.none")}</p> : null}
          {days.map((day) => (
            <section key={day.at}>
              <h2 className={styles["day"]}>{moments.day(day.at)}</h2>
              <ol>
                {day.events.map((event) => (
                  <AuditLine key={event.seq} agreement={agreement} event={event} />
                ))}
              </ol>
            </section>
          ))}
        </div>
        <AuditAside agreement={agreement} audit={audit} />
      </div>
    </>
  );
}

function Filters({
  audit,
  filter,
  onFilter,
}: {
  readonly audit: AuditView;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}) {
  const { t } = useTranslation("audit");
  const names = new Set(audit.events.map(({ organisationName }) => organisationName ?? ""));
  names.delete("");
  return (
    <div className={styles["filters"]}>
      <Select
        aria-label={t("filter.kind")}
        value={filter.kind}
        options={[
          { value: "any" as const, label: t("filter.anyKind") },
          ...KINDS.map((kind) => ({ value: kind, label: t(`filter.${kind}`) })),
        ]}
        onChange={(kind) => {
          onFilter({ ...filter, kind });
        }}
      />
      <Select
        aria-label={t("filter.organisation")}
        value={filter.organisation}
        options={[
          { value: "any", label: t("filter.anyOrganisation") },
          ...[...names].map((name) => ({ value: name, label: name })),
        ]}
        onChange={(organisation) => {
          onFilter({ ...filter, organisation });
        }}
      />
      <Whole audit={audit} />
    </div>
  );
}

function Whole({ audit }: { readonly audit: AuditView }) {
  const { t } = useTranslation("audit");
  const moments = useMoments();
  const [first] = audit.events;
  if (!audit.intact) {
    return (
      <Tag tone="danger" icon={Link2Off}>
        {t("broken")}
      </Tag>
    );
  }
  return first === undefined ? null : (
    <Tag tone="agreed" icon={Link2}>
      {t("whole", { date: moments.date(first.at) })}
    </Tag>
  );
}
