import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { agreementsQuery } from "./agreements.ts";
import { comingUp } from "./home.ts";
import styles from "./ComingUp.module.css";

/** The days that are near in one's agreements: when each is to be looked at again. */
export function ComingUp() {
  const { t, i18n } = useTranslation("agreements");
  const list = useQuery(agreementsQuery);
  const days = comingUp(list.data?.agreements ?? []);
  if (days.length === 0) return null;
  const locale = i18n.language === "en" ? "en-GB" : i18n.language;
  const part = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(day));
  return (
    <aside aria-labelledby="coming-up" className={styles["coming"]}>
      <h2 id="coming-up">{t("home.comingUp")}</h2>
      <ul>
        {days.map(({ id, title, due }) => (
          <li key={id}>
            <time dateTime={due}>
              <b>{part(due, { day: "numeric" })}</b>
              <span>{part(due, { month: "short" })}</span>
              <span>{part(due, { year: "numeric" })}</span>
            </time>
            <Link to={`/agreements/${id}/review`}>{t("home.review", { title })}</Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
