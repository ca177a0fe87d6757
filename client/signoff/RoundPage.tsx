import { useQuery } from "@tanstack/react-query";
import { Snowflake } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { mayNow } from "../agreements/agreements.ts";
import { Loaded } from "../api/Loaded.tsx";
import { useSignedIn } from "../people/me.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Note } from "../ui/Note.tsx";
import { PageHeader } from "../ui/Page.tsx";
import { Tag } from "../ui/Tag.tsx";
import { WordsRow } from "../ui/WordsRow.tsx";
import { SignatoryMark } from "./Facts.tsx";
import { PaperCopies } from "./PaperCopies.tsx";
import { places } from "./places.ts";
import { type FrozenVersion, isAsked, leftIn, type SignatoryView } from "./round.ts";
import styles from "./RoundPage.module.css";
import { versionQuery } from "./signing.ts";
import { ThawDialog } from "./ThawDialog.tsx";

/** The round while it is open: who is waited for, who has signed, and how to open the words again. */
export function RoundPage({
  agreement,
  step,
}: {
  readonly agreement: AgreementView;
  /** Another stage was shown here before. */
  readonly step: boolean;
}) {
  const version = useQuery(versionQuery(agreement.id));
  return (
    <Loaded query={version}>
      {(loaded) =>
        loaded === null ? null : <Round agreement={agreement} version={loaded} step={step} />
      }
    </Loaded>
  );
}

function Round({
  agreement,
  version,
  step,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
  readonly step: boolean;
}) {
  const { t } = useTranslation("signoff");
  const { person } = useSignedIn();
  const waitedFor = version.signatories.filter(({ signedAt }) => signedAt === null);
  const signed = version.signatories.filter(({ signedAt }) => signedAt !== null);
  return (
    <>
      <PageHeader
        display
        step={step}
        title={t("round.title")}
        lead={t("round.lead", { count: leftIn(version) })}
        back={{ to: `/agreements/${agreement.id}`, label: agreement.title }}
        actions={
          mayNow(agreement, "sign") && isAsked(version, person.id) ? (
            <LinkButton kind="primary" to={places.sign(agreement.id)}>
              {t("round.yours")}
            </LinkButton>
          ) : undefined
        }
      />
      <div className={styles["columns"]}>
        <Card as="section" labelledBy="signers">
          <FrozenNote version={version} />
          <h2 id="signers" className={styles["heading"]}>
            {t("round.signers")}
          </h2>
          <ul>
            {[...waitedFor, ...signed].map((signatory) => (
              <Signer
                key={`${signatory.organisationId} ${signatory.personId}`}
                agreement={agreement}
                signatory={signatory}
              />
            ))}
          </ul>
          <PaperCopies agreement={agreement} version={version} />
          <div className={styles["words"]}>
            <span>{t("round.words")}</span>
            <WordsRow words={version.words} />
          </div>
        </Card>
        {mayNow(agreement, "thaw") ? <Thaw agreement={agreement} version={version} /> : null}
      </div>
    </>
  );
}

function FrozenNote({ version }: { readonly version: FrozenVersion }) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  return (
    <Note icon={Snowflake}>
      {t("round.frozen", {
        version: version.n,
        name: version.frozenBy,
        at: moments.both(version.frozenAt),
      })}
    </Note>
  );
}

function Signer({
  agreement,
  signatory,
}: {
  readonly agreement: AgreementView;
  readonly signatory: SignatoryView;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { personName, title, organisationName, signedAt } = signatory;
  return (
    <li className={styles["signer"]}>
      <SignatoryMark agreement={agreement} signatory={signatory} />
      <span>
        <b>{personName}</b>
        <span className={styles["meta"]}>
          {[title, organisationName].filter((part) => part !== "").join(", ")}
        </span>
      </span>
      {signedAt === null ? (
        <Tag>{t("round.notYet")}</Tag>
      ) : (
        <Tag tone="agreed">{t("round.signed", { at: moments.both(signedAt) })}</Tag>
      )}
    </li>
  );
}

function Thaw({
  agreement,
  version,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
}) {
  const { t } = useTranslation("signoff");
  const [asking, setAsking] = useState(false);
  return (
    <Card as="section" labelledBy="thaw">
      <h2 id="thaw">{t("round.thaw.title")}</h2>
      <p className={styles["text"]}>{t("round.thaw.text")}</p>
      <Button
        kind="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("round.thaw.press")}
      </Button>
      {asking ? (
        <ThawDialog
          agreement={agreement}
          signed={version.signatories.filter(({ signedAt }) => signedAt !== null).length}
          papers={version.paper
            .filter(({ recorded }) => recorded !== null)
            .map(({ organisationName }) => organisationName)}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </Card>
  );
}
