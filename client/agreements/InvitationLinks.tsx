import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Note } from "../ui/Note.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import styles from "./NewPartnership.module.css";

export interface Started {
  readonly id: string;
  readonly title: string;
  readonly invitations: readonly { readonly email: string; readonly link: string }[];
}

/** The links of a partnership just started. They are shown once: the server keeps only their hash. */
export function InvitationLinks({ started }: { readonly started: Started }) {
  const { t } = useTranslation("agreements");
  return (
    <Page narrow>
      <PageHeader title={t("started.title", { title: started.title })} lead={t("started.lead")} />
      <div className={styles["links"]}>
        <Note tone="wait" icon={TriangleAlert}>
          {t("started.once")}
        </Note>
        <Card className={styles["linkList"]}>
          {started.invitations.map(({ email, link }) => (
            <CopyField key={link} label={t("started.link", { email })} text={link} />
          ))}
        </Card>
        <div>
          <LinkButton kind="primary" to={`/agreements/${started.id}`}>
            {t("started.go")}
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}
