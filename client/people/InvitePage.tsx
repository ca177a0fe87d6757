import { useQuery } from "@tanstack/react-query";
import { Link2Off } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import type * as z from "zod";
import type { InvitationLook } from "#shared/protocol/people.ts";
import { Loaded, LoadedPage } from "../api/Loaded.tsx";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Message } from "../ui/Message.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { AcceptForm } from "./AcceptForm.tsx";
import { invitationToken, lookQuery } from "./invitation.ts";
import styles from "./Invite.module.css";
import { useMe } from "./me.ts";

export type Look = z.infer<typeof InvitationLook>;

/** Opening an invitation: who asks, for what, and one button to join. Looking commits to nothing. */
export function InvitePage() {
  const { t } = useTranslation("people");
  const token = invitationToken(useLocation().hash);
  return (
    <Page narrow>
      {token === null ? (
        <Message icon={Link2Off} title={t("invite.noToken")}>
          {t("invite.noTokenText")}
        </Message>
      ) : (
        <Invitation token={token} />
      )}
    </Page>
  );
}

function Invitation({ token }: { readonly token: string }) {
  const { t } = useTranslation("people");
  const look = useQuery(lookQuery(token));
  return (
    <LoadedPage query={look} title={t("invite.title")}>
      {(invitation) => (
        <div className={styles["page"]}>
          <PageHeader
            title={t("invite.heading", {
              inviter: invitation.inviter,
              title: invitation.agreementTitle,
            })}
            lead={t("invite.free")}
          />
          <About invitation={invitation} />
          <Answer invitation={invitation} token={token} />
        </div>
      )}
    </LoadedPage>
  );
}

function About({ invitation }: { readonly invitation: Look }) {
  const { t } = useTranslation("people");
  const { inviter, inviterOrganisation, organisation, role, agreementTitle } = invitation;
  return (
    <Card>
      <dl className={styles["facts"]}>
        <dt>{t("invite.agreement")}</dt>
        <dd>{agreementTitle}</dd>
        <dt>{t("invite.from")}</dt>
        <dd>
          {inviter}, {inviterOrganisation}
        </dd>
        <dt>{t("invite.organisation")}</dt>
        <dd>{organisation}</dd>
        <dt>{t("invite.asRole")}</dt>
        <dd>
          {t(`role.${role}`)}, {t(`roleDoes.${role}`)}
        </dd>
      </dl>
      {invitation.newParty ? <p className={styles["text"]}>{t("invite.sealed")}</p> : null}
      <p className={styles["text"]}>{t("invite.sentTo", { sentTo: invitation.sentTo })}</p>
    </Card>
  );
}

function Answer({ invitation, token }: { readonly invitation: Look; readonly token: string }) {
  const { t } = useTranslation("people");
  const me = useMe();
  return (
    <Loaded query={me} lines={1}>
      {({ person, organisations }) =>
        person === null ? (
          <div>
            <LinkButton kind="primary" size="lg" to="/sign-in?next=%2Finvitation">
              {t("invite.signIn")}
            </LinkButton>
            <p className={styles["hint"]}>{t("invite.signInHint")}</p>
          </div>
        ) : (
          <AcceptForm
            invitation={invitation}
            token={token}
            email={person.email}
            organisations={organisations}
          />
        )
      }
    </Loaded>
  );
}
