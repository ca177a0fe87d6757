import { Snowflake } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { partyOf } from "../agreements/agreement.ts";
import { useSignedIn } from "../people/me.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { BrandMark } from "../ui/Brand.tsx";
import { useMoments } from "../ui/moments.ts";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./SigningHeader.module.css";

/** The bar of the signing page: nothing on it leads astray. */
export function SigningHeader({
  agreement,
  frozenAt,
}: {
  readonly agreement: AgreementView;
  readonly frozenAt: string | null;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { person } = useSignedIn();
  const party = partyOf(agreement, agreement.organisationId);
  return (
    <header className={styles["bar"]}>
      <BrandMark />
      <b className={styles["title"]}>{agreement.title}</b>
      {frozenAt === null ? null : (
        <span className={styles["ice"]}>
          <Snowflake size={16} aria-hidden />
          {t("signing.frozen", { date: moments.date(frozenAt) })}
        </span>
      )}
      <Link to="/" className={styles["later"]}>
        {t("signing.later")}
      </Link>
      <span className={styles["me"]}>
        <Avatar name={person.name} org={party === undefined ? undefined : orgNumber(party.mark)} />
        <span>
          <b>{person.name}</b>
          <span>{party?.legalName}</span>
        </span>
      </span>
    </header>
  );
}
