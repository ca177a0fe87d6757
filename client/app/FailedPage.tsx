import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { ProblemError } from "../api/client.ts";
import { useProblemSentence } from "../api/ProblemNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { Page } from "../ui/Page.tsx";

/** A page could not be opened, threw while it was drawn, or its code could not be fetched. */
export function FailedPage() {
  const { t } = useTranslation("app");
  const thrown = useRouteError();
  const sentence = useProblemSentence();
  const refused = thrown instanceof ProblemError;
  return (
    <main id="main">
      <Page narrow>
        <Message
          icon={CloudOff}
          title={t(refused ? "failed.refused" : "failed.title")}
          actions={
            <>
              <Button
                kind="primary"
                onClick={() => {
                  window.location.reload();
                }}
              >
                {t("failed.again")}
              </Button>
              <LinkButton to="/">{t("failed.home")}</LinkButton>
            </>
          }
        >
          {refused ? sentence(thrown) : t("failed.text")}
        </Message>
      </Page>
    </main>
  );
}
