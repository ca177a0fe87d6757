import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { ProblemError } from "../api/client.ts";
import { useProblemSentence } from "../api/ProblemNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Page, PageTitle } from "../ui/Page.tsx";
import styles from "./MessagePage.module.css";

/** A page threw while it was drawn, or its code could not be fetched. */
export function FailedPage() {
  const { t } = useTranslation("app");
  const thrown = useRouteError();
  const sentence = useProblemSentence();
  return (
    <main id="main">
      <Page narrow>
        <Card className={styles["message"]}>
          <CloudOff size={34} strokeWidth={1.5} aria-hidden />
          <PageTitle title={t("failed.title")} />
          <p role="alert">{thrown instanceof ProblemError ? sentence(thrown) : t("failed.text")}</p>
          <div className={styles["actions"]}>
            <Button
              kind="primary"
              onClick={() => {
                window.location.reload();
              }}
            >
              {t("failed.again")}
            </Button>
            <LinkButton to="/">{t("failed.home")}</LinkButton>
          </div>
        </Card>
      </Page>
    </main>
  );
}
