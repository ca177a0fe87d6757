import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Page, PageTitle } from "../ui/Page.tsx";
import styles from "./MessagePage.module.css";

/** A page threw while it was drawn, or its code could not be fetched. */
export function FailedPage() {
  const { t } = useTranslation("app");
  return (
    <main id="main">
      <Page narrow>
        <Card className={styles["message"]}>
          <CloudOff size={34} strokeWidth={1.5} aria-hidden />
          <PageTitle title={t("failed.title")} />
          <p role="alert">{t("failed.text")}</p>
          <Button
            kind="primary"
            onClick={() => {
              window.location.reload();
            }}
          >
            {t("failed.again")}
          </Button>
        </Card>
      </Page>
    </main>
  );
}
