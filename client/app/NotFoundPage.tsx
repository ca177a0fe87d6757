import { Map } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { Page } from "../ui/Page.tsx";

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation("app");
  return (
    <Page narrow>
      <Message
        icon={Map}
        title={t("notFound.title")}
        actions={
          <LinkButton to="/" kind="primary">
            {t("notFound.home")}
          </LinkButton>
        }
      >
        {t("notFound.text")}
      </Message>
    </Page>
  );
}
