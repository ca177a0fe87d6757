import { useTranslation } from "react-i18next";
import type { AgreementView, PartyView } from "#shared/protocol/agreements.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Tag } from "../ui/Tag.tsx";
import styles from "./Agreement.module.css";
import { degreeWord } from "./degree.ts";

/** The organisations, their people and what each does. */
export function AgreementParties({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  const degree = degreeWord(agreement.degree);
  return (
    <aside aria-labelledby="parties">
      <h2 id="parties" className={styles["heading"]}>
        {t("overview.parties")}
      </h2>
      <div className={styles["stack"]}>
        {agreement.parties.map((party) => (
          <Party key={party.organisationId} party={party} />
        ))}
        {agreement.invited.map(({ organisationName }) => (
          <Card key={organisationName} className={styles["party"]}>
            <h3>{organisationName}</h3>
            <Tag tone="wait">{t("overview.invited")}</Tag>
          </Card>
        ))}
        <p className={styles["text"]}>
          {t("overview.started", { date: moments.date(agreement.createdAt) })}
          {degree === null ? null : (
            <>
              <br />
              {t("overview.degree", { degree: t(`degree.${degree}`) })}
            </>
          )}
          {agreement.reviewDue === null ? null : (
            <>
              <br />
              {t("overview.reviewBy", { date: moments.date(agreement.reviewDue) })}
            </>
          )}
        </p>
      </div>
    </aside>
  );
}

function Party({ party }: { readonly party: PartyView }) {
  const { t } = useTranslation("people");
  const org = orgNumber(party.mark);
  return (
    <Card className={styles["party"]}>
      <h3>
        <OrgMark org={org} size={20} /> {party.legalName}
      </h3>
      <ul>
        {party.people
          .filter(({ roles }) => roles.length > 0)
          .map((person) => (
            <li key={person.personId}>
              <Avatar name={person.name} org={org} size={22} />
              <span>
                {person.name}
                <span className={styles["text"]}>
                  {person.roles.map((role) => t(`role.${role}`)).join(", ")}
                </span>
              </span>
            </li>
          ))}
      </ul>
    </Card>
  );
}
