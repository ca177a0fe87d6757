import { useQuery } from "@tanstack/react-query";
import { Mail, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type * as z from "zod";
import { OutboxList } from "#shared/protocol/people.ts";
import { get } from "../api/client.ts";
import { Loaded } from "../api/Loaded.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Empty } from "../ui/Empty.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import styles from "./Outbox.module.css";

type Mail = z.infer<typeof OutboxList>["mails"][number];

/** Every email that would have been sent, newest first. Only where no mail server is set up. */
export function OutboxPage() {
  const { t } = useTranslation("people");
  const outbox = useQuery({
    queryKey: ["outbox"],
    queryFn: async ({ signal }) => get("/api/outbox", { signal }, OutboxList),
    refetchInterval: 5_000,
  });
  return (
    <Page narrow>
      <PageHeader
        title={t("outbox.title")}
        lead={t("outbox.lead")}
        actions={
          <Button
            icon={RefreshCw}
            onClick={() => {
              void outbox.refetch();
            }}
          >
            {t("outbox.refresh")}
          </Button>
        }
      />
      <Loaded query={outbox}>
        {({ mails }) =>
          mails.length === 0 ? (
            <div className={styles["none"]}>
              <Empty icon={Mail} title={t("outbox.none")}>
                {t("outbox.noneText")}
              </Empty>
            </div>
          ) : (
            <>
              <p className={styles["count"]}>{t("outbox.latest", { count: mails.length })}</p>
              <ul className={styles["mails"]}>
                {mails.map((mail) => (
                  <MailCard key={mail.id} mail={mail} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function MailCard({ mail }: { readonly mail: Mail }) {
  const { t } = useTranslation("people");
  const moments = useMoments();
  return (
    <Card as="li">
      <h2 className={styles["subject"]}>{mail.subject}</h2>
      <p className={styles["meta"]}>
        {t("outbox.to", { to: mail.to })} · {moments.both(mail.at)}
      </p>
      <div className={styles["body"]}>
        {linked(mail.body).map((part, place) =>
          part.link ? (
            <a key={place} href={part.text}>
              {part.text}
            </a>
          ) : (
            <span key={place}>{part.text}</span>
          ),
        )}
      </div>
    </Card>
  );
}

/** The words of an email, cut at its links: every part in order, so that joined it is the email. */
export function linked(body: string): readonly { readonly text: string; readonly link: boolean }[] {
  return body
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((text, place) => ({ text, link: place % 2 === 1 }))
    .filter((part) => part.text !== "");
}
