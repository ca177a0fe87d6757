import { useQuery } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { mayIn } from "#shared/permissions/may.ts";
import type { Me } from "#shared/protocol/people.ts";
import { Loaded } from "../api/Loaded.tsx";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Page, PageHeader, PageTitle } from "../ui/Page.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { useSignedIn } from "./me.ts";
import { MembersTable } from "./MembersTable.tsx";
import { OrganisationDetails } from "./OrganisationDetails.tsx";
import { organisationQuery } from "./organisation.ts";
import styles from "./Organisation.module.css";

/** The organisation one acts for: its people, and how agreements name it. */
export function OrganisationPage() {
  const { t } = useTranslation("people");
  const { organisations } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const shown = organisations.find(({ id }) => id === search.get("of")) ?? organisations[0];
  if (shown === undefined) return <None />;
  return (
    <Page>
      {organisations.length > 1 ? (
        <div className={styles["switch"]}>
          <Segmented
            label={t("organisation.switch")}
            segments={organisations.map(({ id, shortName }) => ({ value: id, label: shortName }))}
            value={shown.id}
            onChange={(of) => {
              setSearch({ of });
            }}
          />
        </div>
      ) : null}
      <OneOrganisation key={shown.id} shown={shown} />
    </Page>
  );
}

function OneOrganisation({ shown }: { readonly shown: Me["organisations"][number] }) {
  const { t } = useTranslation("people");
  const organisation = useQuery(organisationQuery(shown.id));
  const count = organisation.data?.members.length;
  return (
    <>
      <PageHeader
        title={shown.legalName}
        {...(count !== undefined && { lead: t("organisation.people", { count }) })}
      />
      <Loaded query={organisation} lines={6}>
        {(loaded) => (
          <div className={styles["sections"]}>
            <MembersTable organisation={loaded} />
            <OrganisationDetails organisation={loaded} />
            {mayIn(loaded.seats, "readWordings") ? (
              <OwnWordings organisationId={loaded.id} />
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}

/** The way to the wordings that the organisation keeps, for those who may read them. */
function OwnWordings({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation("people");
  return (
    <Card as="section" className={styles["details"]}>
      <div className={styles["detailsHead"]}>
        <div>
          <h2>{t("organisation.wordings")}</h2>
          <p className={styles["text"]}>{t("organisation.wordingsText")}</p>
        </div>
        <LinkButton to={`/organisation/wordings?of=${encodeURIComponent(organisationId)}`}>
          {t("organisation.wordingsOpen")}
        </LinkButton>
      </div>
    </Card>
  );
}

function None() {
  const { t } = useTranslation("people");
  return (
    <Page narrow>
      <PageTitle title={t("organisation.title")} />
      <Empty
        icon={Building2}
        title={t("organisation.none")}
        actions={
          <LinkButton kind="primary" to="/agreements/new">
            {t("organisation.start")}
          </LinkButton>
        }
      >
        {t("organisation.noneText")}
      </Empty>
    </Page>
  );
}
