import { MessagesSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import styles from "./TrustTalk.module.css";

/** Several answers about trust were low when they opened. Whose, nobody is told: what to do about it. */
export function TrustTalk({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  if (!reveal.trustTalk) return null;
  return (
    <Card as="section" labelledBy="trust" className={styles["card"]}>
      <h2 id="trust">
        <MessagesSquare size={20} aria-hidden /> {t("trust.title")}
      </h2>
      <p>
        {t("trust.lead")} {t("trust.nobody")}
      </p>
      <p>{t("trust.talk")}</p>
      <ul>
        <li>{t("trust.news")}</li>
        <li>{t("trust.say")}</li>
      </ul>
      <small>{t("trust.stays", { at: moments.both(reveal.revealedAt) })}</small>
    </Card>
  );
}
