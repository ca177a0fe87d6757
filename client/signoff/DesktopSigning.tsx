import { ALargeSmall, CircleStop, Volume2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { Button } from "../ui/Button.tsx";
import { classes } from "../ui/classes.ts";
import { PageTitle } from "../ui/Page.tsx";
import { Tag } from "../ui/Tag.tsx";
import { WordsRow } from "../ui/WordsRow.tsx";
import styles from "./DesktopSigning.module.css";
import { Facts, SignatoryMark } from "./Facts.tsx";
import type { FrozenClause } from "./frozen.ts";
import { FrozenPaper } from "./FrozenPaper.tsx";
import { PaperLines } from "./PaperLines.tsx";
import { places } from "./places.ts";
import type { ReadyToSign } from "./round.ts";
import { SignBox } from "./SignBox.tsx";
import { useListen } from "./use-listen.ts";
import { useOpened } from "./use-opened.ts";

export interface ReadyProps {
  readonly agreement: AgreementView;
  readonly signing: ReadyToSign;
  /** The page showed something else before. */
  readonly step: boolean;
  readonly onDecline: () => void;
}

/** Paper on the left at reading size, the ceremony on the right with its action always in view. */
export function DesktopSigning({ agreement, signing, step, onDecline }: ReadyProps) {
  const { t } = useTranslation("signoff");
  const [larger, setLarger] = useState(false);
  const { opened, watch } = useOpened();
  const clauses = signing.version.clauses ?? [];
  const names = agreement.parties.map((party) => party.legalName).join(", ");
  return (
    <div className={styles["ceremony"]}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles["read"]} tabIndex={0} aria-label={t("signing.read.region")}>
        <ReadBar
          clauses={clauses}
          opened={opened}
          larger={larger}
          onLarger={() => {
            setLarger(!larger);
          }}
        />
        <div className={classes(styles["desk"], larger && styles["larger"])}>
          <FrozenPaper
            title={agreement.title}
            between={t("signing.read.between", { names })}
            clauses={clauses}
            onClause={watch}
          />
        </div>
      </section>
      <Rail agreement={agreement} signing={signing} step={step} onDecline={onDecline} />
    </div>
  );
}

function ReadBar({
  clauses,
  opened,
  larger,
  onLarger,
}: {
  readonly clauses: readonly FrozenClause[];
  readonly opened: ReadonlySet<string>;
  readonly larger: boolean;
  readonly onLarger: () => void;
}) {
  const { t } = useTranslation("signoff");
  const voice = useListen();
  return (
    <div className={styles["readbar"]}>
      <span>{t("signing.read.opened", { opened: opened.size, count: clauses.length })}</span>
      <span className={styles["opened"]} aria-hidden>
        {clauses.map(({ id }) => (
          <i key={id} className={classes(opened.has(id) && styles["ok"])} />
        ))}
      </span>
      <span className={styles["tools"]}>
        {voice === null ? null : (
          <Button
            kind="quiet"
            size="sm"
            icon={voice.speaking ? CircleStop : Volume2}
            onClick={() => {
              if (voice.speaking) voice.stop();
              else voice.listen(clauses);
            }}
          >
            {t(voice.speaking ? "signing.read.stop" : "signing.read.listen")}
          </Button>
        )}
        <Button kind="quiet" size="sm" icon={ALargeSmall} onClick={onLarger}>
          {t(larger ? "signing.read.smaller" : "signing.read.larger")}
        </Button>
      </span>
    </div>
  );
}

function Rail({ agreement, signing, step, onDecline }: ReadyProps) {
  const { t } = useTranslation("signoff");
  const { version, own } = signing;
  const title = t("signing.signFor", { organisation: own.organisationName });
  return (
    <section className={styles["rail"]} aria-label={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={styles["body"]} tabIndex={0}>
        <PageTitle title={title} step={step} />
        <h2>{t("signing.what.title")}</h2>
        <Facts agreement={agreement} version={version} />
        <div className={styles["words"]}>
          <span>{t("signing.words.short")}</span>
          <WordsRow words={version.words} />
        </div>
        <p className={styles["true"]}>{t("signing.words.text")}</p>
        <p className={styles["true"]}>{t("signing.words.true")}</p>
        <h2>{t("signing.others.title")}</h2>
        <ul>
          {version.signatories
            .filter((other) => other !== own)
            .map((other) => (
              <li key={`${other.organisationId} ${other.personId}`} className={styles["other"]}>
                <SignatoryMark agreement={agreement} signatory={other} />
                <span>
                  {t("signing.others.name", {
                    name: other.personName,
                    organisation: other.organisationName,
                  })}
                </span>
                {other.signedAt === null ? (
                  <Tag>{t("signing.others.notYet")}</Tag>
                ) : (
                  <Tag tone="agreed">{t("signing.others.signed")}</Tag>
                )}
              </li>
            ))}
          <PaperLines agreement={agreement} version={version} className={styles["other"]} />
        </ul>
      </div>
      <div className={styles["foot"]}>
        <SignBox ceremony={{ agreementId: agreement.id, version, own }} />
        <p className={styles["others"]}>
          <button type="button" className={styles["decline"]} onClick={onDecline}>
            {t("signing.decline.link")}
          </button>
          <Link to={places.draft(agreement.id)}>{t("signing.read.discuss")}</Link>
        </p>
      </div>
    </section>
  );
}
