import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementList } from "#shared/protocol/agreements.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Table } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { useNow } from "../ui/now.ts";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Tag } from "../ui/Tag.tsx";
import { summaryPath, type AgreementSummary } from "./agreements.ts";
import styles from "./Home.module.css";
import { startOf } from "./home.ts";
import { keptPath } from "./kept.ts";
import { PartyMarks } from "./PartyMarks.tsx";

/** Agreements where somebody else is waited for. */
export function WaitingTable({ agreements }: { readonly agreements: readonly AgreementSummary[] }) {
  const { t } = useTranslation("agreements");
  return (
    <Table stack label={t("home.others")}>
      <thead>
        <tr>
          <th scope="col">{t("home.agreement")}</th>
          <th scope="col">{t("home.whose")}</th>
          <th scope="col">{t("home.since")}</th>
        </tr>
      </thead>
      <tbody>
        {agreements.map((agreement) => (
          <tr key={agreement.id}>
            <td className={styles["wide"]}>
              <Title agreement={agreement} />
              <div className={styles["under"]}>
                <Tag>{t(`stage.${agreement.stage}`)}</Tag>
                <PartyMarks parties={agreement.parties} invited={agreement.invited} />
              </div>
            </td>
            <WaitedFor agreement={agreement} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function WaitedFor({ agreement }: { readonly agreement: AgreementSummary }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  const [first, ...more] = agreement.moves.toSorted((a, b) => a.since.localeCompare(b.since));
  const party = agreement.parties.find((one) => one.organisationId === first?.organisationId);
  if (first === undefined) {
    return (
      <>
        <td data-label={t("home.whose")}>{t("home.open")}</td>
        <td data-label={t("home.since")}>{moments.date(agreement.changedAt)}</td>
      </>
    );
  }
  return (
    <>
      <td data-label={t("home.whose")}>
        <div className={styles["who"]}>
          <Avatar
            name={first.personName}
            size={22}
            org={party === undefined ? undefined : orgNumber(party.mark)}
          />
          <span>
            {t(`theirMove.${first.kind}`, { name: first.personName })}
            <span className={styles["small"]}>
              {party?.shortName}
              {more.length === 0 ? null : ` · ${t("home.and", { count: more.length })}`}
            </span>
          </span>
        </div>
      </td>
      <td data-label={t("home.since")}>{moments.since(first.since)}</td>
    </>
  );
}

/** Agreements that are in force, or have ended. */
export function InForceTable({
  label,
  agreements,
}: {
  readonly label: string;
  readonly agreements: readonly AgreementSummary[];
}) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  return (
    <Table stack label={label}>
      <tbody>
        {agreements.map((agreement) => (
          <tr key={agreement.id}>
            <td className={styles["wide"]}>
              <Title agreement={agreement} />
            </td>
            <td>
              <PartyMarks parties={agreement.parties} />
            </td>
            <td>
              <Start agreement={agreement} />
              {agreement.reviewDue === null ? null : (
                <div className={styles["small"]}>
                  {t("home.reviewBy", { date: moments.date(agreement.reviewDue) })}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Start({ agreement }: { readonly agreement: AgreementSummary }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  const start = startOf(agreement, new Date(useNow()).toISOString().slice(0, 10));
  if (start === null) {
    return t(agreement.stage === "ended" ? "home.endedUnsigned" : "home.notStarted");
  }
  return t(start.started ? "home.started" : "home.starts", { date: moments.date(start.on) });
}

/** Agreements that one's organisation has left, each with what it was until then. */
export function LeftTable({ left }: { readonly left: AgreementList["left"] }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  return (
    <Table stack label={t("kept.left")}>
      <tbody>
        {left.map(({ id, title, organisationName, leftAt }) => (
          <tr key={id}>
            <td className={styles["wide"]}>
              <Link className={styles["title"]} to={keptPath(id)}>
                {title}
              </Link>
            </td>
            <td>{organisationName}</td>
            <td>{t("kept.leftOn", { date: moments.date(leftAt) })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Title({ agreement }: { readonly agreement: AgreementSummary }) {
  return (
    <Link className={styles["title"]} to={summaryPath(agreement)}>
      {agreement.title}
    </Link>
  );
}
