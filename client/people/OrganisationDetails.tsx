import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Organisation, Profile } from "#shared/protocol/people.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { tell } from "../ui/status.ts";
import { saveProfile } from "./organisation.ts";
import { ProfileForm } from "./ProfileForm.tsx";
import styles from "./Organisation.module.css";

/** How agreements name the organisation. Members read it, administrators change it. */
export function OrganisationDetails({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const stop = () => {
    setEditing(false);
  };
  const saving = useMutation({
    mutationFn: async (profile: Profile) => saveProfile(organisation.id, profile),
    onSuccess: async () => {
      stop();
      tell(t("organisation.saved"));
      await queries.invalidateQueries();
    },
  });
  return (
    <Card as="section" className={styles["details"]}>
      <div className={styles["detailsHead"]}>
        <div>
          <h2>{t("organisation.details")}</h2>
          <p className={styles["text"]}>{t("organisation.detailsText")}</p>
        </div>
        {organisation.administrator && !editing ? (
          <Button
            onClick={() => {
              setEditing(true);
            }}
          >
            {t("organisation.edit")}
          </Button>
        ) : null}
      </div>
      {editing ? (
        <ProfileForm
          initial={organisation.profile}
          send={t("organisation.save")}
          busy={saving.isPending && t("organisation.saving")}
          problem={<ProblemNote thrown={saving.error} />}
          onCancel={{ label: t("organisation.cancel"), press: stop }}
          onSend={(profile) => {
            saving.mutate(profile);
          }}
        />
      ) : (
        <ProfileFacts profile={organisation.profile} />
      )}
    </Card>
  );
}

function signersWords(
  t: ReturnType<typeof useTranslation<"people">>["t"],
  { signers }: Profile,
): string {
  if (signers === undefined) return "";
  return t(signers === 2 ? "profile.signersTwo" : "profile.signersOne");
}

function ProfileFacts({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation("people");
  const languages = profile.languages.map((language) =>
    t(language === "cy" ? "profile.welsh" : "profile.english"),
  );
  const facts: readonly (readonly [string, string])[] = [
    [t("profile.legalName"), profile.legalName],
    [t("profile.shortName"), profile.shortName],
    [t("profile.number"), profile.number],
    [t("profile.address"), profile.address],
    [t("profile.legalForm"), t(`profile.form.${profile.legalForm}`)],
    [t("profile.nation"), t(`profile.nations.${profile.nation}`)],
    [t("profile.publicAuthority"), t(profile.publicAuthority ? "profile.yes" : "profile.no")],
    [t("profile.languages"), languages.join(", ")],
    [t("profile.regulator"), profile.regulator ?? ""],
    [t("profile.signers"), signersWords(t, profile)],
    [t("profile.signingRule"), profile.signingRule ?? ""],
  ];
  return (
    <dl className={styles["facts"]}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === "" ? t("organisation.notGiven") : value}</dd>
        </div>
      ))}
    </dl>
  );
}
