import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { meQuery, useSignedIn } from "../people/me.ts";
import { createOrganisation } from "../people/organisation.ts";
import { emptyProfile } from "../people/profile.ts";
import { ProfileForm } from "../people/ProfileForm.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { agreementsQuery, startAgreement } from "./agreements.ts";
import { InvitationLinks, type Started } from "./InvitationLinks.tsx";
import styles from "./NewPartnership.module.css";
import { PartnershipForm } from "./PartnershipForm.tsx";
import { WhatHappensNext } from "./WhatHappensNext.tsx";

/**
 * Starting a partnership: one's organisation if it is new here, then name, organisations and
 * people, then the invitation links to take along.
 */
export function NewPartnershipPage() {
  const { organisations } = useSignedIn();
  const queries = useQueryClient();
  const [started, setStarted] = useState<Started>();
  const starting = useMutation({
    mutationFn: startAgreement,
    onSuccess: async ({ id, invitations }, { title }) => {
      setStarted({ id, title, invitations });
      await queries.invalidateQueries(agreementsQuery);
    },
  });
  if (started !== undefined) return <InvitationLinks started={started} />;
  return (
    <Page>
      <div className={styles["columns"]}>
        {organisations.length === 0 ? (
          <FirstOrganisation />
        ) : (
          <PartnershipForm starting={starting} />
        )}
        <WhatHappensNext />
      </div>
    </Page>
  );
}

function FirstOrganisation() {
  const { t } = useTranslation("agreements");
  const queries = useQueryClient();
  const creating = useMutation({
    mutationFn: createOrganisation,
    onSuccess: async () => queries.invalidateQueries(meQuery),
  });
  return (
    <div className={styles["first"]}>
      <PageHeader
        title={t("new.first")}
        lead={t("new.firstLead")}
        back={{ to: "/", label: t("new.back") }}
      />
      <ProfileForm
        initial={emptyProfile("")}
        send={t("new.firstSend")}
        busy={creating.isPending && t("new.saving")}
        problem={<ProblemNote thrown={creating.error} />}
        onSend={(profile) => {
          creating.mutate(profile);
        }}
      />
    </div>
  );
}
