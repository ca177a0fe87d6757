import { useTranslation } from "react-i18next";
import { type GateDetails, SCREENING } from "#shared/signoff/gate-details.ts";
import { useMoments } from "../ui/moments.ts";
import styles from "./Ready.module.css";

/** What closing a check came to, for everybody to read. */
export function GateDetailsShown({ details }: { readonly details: GateDetails | undefined }) {
  if (details === undefined) return null;
  if (details.kind === "sent") return <Sent sent={details} />;
  return details.kind === "leads" ? (
    <ul className={styles["details"]}>
      {details.leads.map(({ setting, role, name }) => (
        <li key={`${setting} ${role} ${name}`}>
          <b>{setting}:</b> {name}, {role}
        </li>
      ))}
    </ul>
  ) : (
    <Screening screening={details} />
  );
}

function Sent({ sent: { to, on } }: { readonly sent: Extract<GateDetails, { kind: "sent" }> }) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  return (
    <ul className={styles["details"]}>
      <li>{t("detail.sent.shown", { to, day: moments.date(on) })}</li>
    </ul>
  );
}

function Screening({
  screening: { answers, filed },
}: {
  readonly screening: Extract<GateDetails, { kind: "screening" }>;
}) {
  const { t } = useTranslation("signoff");
  const yes = SCREENING.filter((question) => answers[question]);
  return (
    <ul className={styles["details"]}>
      <li>{t("detail.screening.count", { count: yes.length })}</li>
      {yes.map((question) => (
        <li key={question}>
          {t(`detail.screening.${question}`)} <b>{t("detail.screening.yes")}</b>
        </li>
      ))}
      <li>
        {filed.as === "document" ? (
          t("detail.filed.shown", { name: filed.name, place: filed.place })
        ) : (
          <>
            {t("detail.filed.shownLink")}{" "}
            <a href={filed.url} target="_blank" rel="noopener noreferrer">
              {filed.url}
            </a>
          </>
        )}
      </li>
    </ul>
  );
}
