import { Map } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Card } from "../ui/Card.tsx";
import { LinkButton } from "../ui/Button.tsx";
import { Page, PageTitle } from "../ui/Page.tsx";
import styles from "./MessagePage.module.css";

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation("app");
  return (
    <Page narrow>
      <Card className={styles["message"]}>
        <Map size={34} strokeWidth={1.5} aria-hidden />
        <PageTitle title={t("notFound.title")} />
        <p>{t("notFound.text")}</p>
        <LinkButton to="/" kind="primary">
          {t("notFound.home")}
        </LinkButton>
      </Card>
    </Page>
  );
}
