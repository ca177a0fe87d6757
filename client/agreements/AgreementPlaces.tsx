import {
  BookOpen,
  CalendarCheck,
  ChevronRight,
  ClipboardList,
  FileCheck,
  FileText,
  ListChecks,
  Lock,
  PenLine,
  ScrollText,
  ShieldCheck,
  Users,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { Card } from "../ui/Card.tsx";
import styles from "./Agreement.module.css";
import { mayNow } from "./agreements.ts";
import { placesOf, type Place } from "./places.ts";

const ICONS: Record<Place, LucideIcon> = {
  assessment: ClipboardList,
  sealed: Lock,
  result: BookOpen,
  draft: FileText,
  ready: ListChecks,
  sign: PenLine,
  signed: FileCheck,
  review: CalendarCheck,
  people: Users,
  audit: ScrollText,
  verify: ShieldCheck,
};

/** Everywhere one can go in this agreement now, the most useful first. */
export function AgreementPlaces({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("agreements");
  const places = placesOf(agreement, (action) => mayNow(agreement, action));
  return (
    <section>
      <h2 className={styles["heading"]}>{t("overview.places")}</h2>
      <Card flush>
        <ul>
          {places.map(({ place, to, words }) => {
            const Icon = ICONS[place];
            const inside = (
              <>
                <Icon size={20} aria-hidden />
                <span>
                  <b>{t(`overview.${place}`)}</b>
                  <span className={styles["text"]}>{t(`overview.${words}`)}</span>
                </span>
              </>
            );
            return (
              <li key={place} className={styles["place"]}>
                {to === null ? (
                  <div>{inside}</div>
                ) : (
                  <Link to={to}>
                    {inside}
                    <ChevronRight size={18} aria-hidden />
                  </Link>
                )}
              </li>
            );
          })}
        </ul>
      </Card>
    </section>
  );
}
