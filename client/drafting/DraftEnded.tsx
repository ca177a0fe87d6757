import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Button, LinkButton } from "../ui/Button.tsx";
import styles from "./DraftEnded.module.css";
import type { Ended } from "./draft-view.ts";

/** The line has ended for good: why, what it means for one's words, and what to do now. */
export function DraftEnded({ ended }: { readonly ended: Ended }) {
  const { t } = useTranslation("drafting");
  const { pathname } = useLocation();
  return (
    <section role="alert" className={styles["card"]}>
      <h2>{t(`ended.${ended}`)}</h2>
      <p>{t(`ended.${ended}Next`)}</p>
      {ended === "signIn" ? (
        <LinkButton to={`/sign-in?next=${encodeURIComponent(pathname)}`} kind="primary">
          {t("ended.signInButton")}
        </LinkButton>
      ) : ended === "removed" || ended === "notFound" ? (
        <LinkButton to="/" kind="primary">
          {t("ended.home")}
        </LinkButton>
      ) : (
        <Button kind="primary" onClick={() => window.location.reload()}>
          {t("ended.reload")}
        </Button>
      )}
    </section>
  );
}
