import { Check, CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence } from "#shared/signoff/verdict.ts";
import { classes } from "../ui/classes.ts";
import { useMoments } from "../ui/moments.ts";
import { WordsRow } from "../ui/WordsRow.tsx";
import styles from "./Found.module.css";
import { Halves } from "./Halves.tsx";
import type { Look } from "./look.ts";

const TONES = {
  complete: { tone: "agreed", icon: CircleCheck },
  open: { tone: "wait", icon: Info },
  declined: { tone: "wait", icon: TriangleAlert },
  thawed: { tone: "wait", icon: TriangleAlert },
  drafting: { tone: "wait", icon: TriangleAlert },
} as const;

/** The file is true: what it says, and who signed it. */
export function Fits({ look }: { readonly look: Extract<Look, { kind: "fits" }> }) {
  const { t } = useTranslation("verify");
  const { evidence, fileName } = look;
  const { tone, icon: Icon } = TONES[evidence.round];
  return (
    <>
      <Halves
        upper={{
          label: t(evidence.round === "complete" ? "half.signed" : "half.frozen"),
          fingerprint: evidence.docHash,
        }}
        lower={{ label: t("half.file", { name: fileName }), fingerprint: evidence.docHash }}
      />
      <div className={styles["body"]}>
        <h2 className={classes(styles["verdict"], styles[tone])}>
          <Icon size={20} aria-hidden /> {t(`fits.${evidence.round}`)}
        </h2>
        <p className={styles["about"]}>
          {t("fits.about", { title: evidence.title, version: evidence.version })}
        </p>
        <WordsRow words={evidence.words} />
        <Reasons evidence={evidence} />
        <Signers evidence={evidence} />
      </div>
    </>
  );
}

function Reasons({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation("verify");
  const { signatures, waiting, events } = evidence;
  return (
    <ul className={styles["reasons"]}>
      <Reason icon="yes">
        <b>{t("fits.words")}</b> {t("fits.wordsText")}
      </Reason>
      <Reason icon={signatures.length === 0 ? "info" : "yes"}>
        <b>{t("fits.signatures", { count: signatures.length })}</b>{" "}
        {signatures.length === 0 ? t("fits.noneText") : t("fits.signaturesText")}{" "}
        {waiting.length === 0 ? "" : t("fits.waiting", { names: waiting.join(", ") })}
      </Reason>
      <Reason icon="yes">
        <b>{t("fits.history")}</b> {t("fits.historyText", { count: events })}
      </Reason>
      <Reason icon={evidence.keyCompared ? "yes" : "info"}>
        {evidence.keyCompared ? (
          <b>{t("fits.sameKey")}</b>
        ) : (
          <>
            <b>{t("fits.key")}</b> {t("fits.keyText")}
          </>
        )}
        <code className={styles["key"]}>{evidence.sealKey}</code>
      </Reason>
    </ul>
  );
}

function Signers({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation("verify");
  const moments = useMoments();
  const { paper, deliveredOn } = evidence;
  if (evidence.signatures.length + paper.length === 0) return null;
  return (
    <>
      <h3 className={styles["signers"]}>{t("fits.signers")}</h3>
      <ul className={styles["reasons"]}>
        {evidence.signatures.map(({ name, party, method, at }) => (
          <Reason key={`${party} ${name}`} icon={method === "passkey" ? "yes" : "info"}>
            <b>{t("fits.signer", { name, party })}</b>
            <br />
            {t(`fits.${method}`, { at: moments.both(at) })}
          </Reason>
        ))}
        {paper.map(({ party, signedOn }) => (
          <Reason key={party} icon="yes">
            <b>{party}</b>
            <br />
            {t("fits.paper", { date: moments.date(signedOn) })}
          </Reason>
        ))}
        {deliveredOn === null ? null : (
          <Reason icon="info">{t("fits.deed", { date: moments.date(deliveredOn) })}</Reason>
        )}
      </ul>
    </>
  );
}

/** The file is false: the first thing that does not fit, and what to do. */
export function Differs({ look }: { readonly look: Extract<Look, { kind: "differs" }> }) {
  const { t } = useTranslation("verify");
  const [first, ...others] = look.findings;
  const seq = first?.params["seq"];
  return (
    <>
      <Halves
        upper={{ label: t("half.signed"), fingerprint: look.signed }}
        lower={{ label: t("half.file", { name: look.fileName }), fingerprint: look.found }}
      />
      <div className={styles["body"]}>
        <h2 className={classes(styles["verdict"], styles["danger"])}>
          <CircleAlert size={20} aria-hidden /> {t("differs.title")}
        </h2>
        <ul className={styles["reasons"]}>
          {first === undefined ? null : (
            <Reason icon="no">
              <b>{t(`finding.${first.code}`)}</b>{" "}
              {seq === undefined || seq === 0 ? "" : t("differs.line", { seq })}{" "}
              {others.length === 0 ? "" : t("differs.more", { count: others.length })}
            </Reason>
          )}
          <Reason icon="info">
            <b>{t("differs.changed")}</b> {t("differs.ask")}
          </Reason>
        </ul>
      </div>
    </>
  );
}

/** Nothing can be said about the words in it, and why. */
export function NoAnswer({
  look,
}: {
  readonly look: Exclude<Look, { kind: "fits" | "differs" }> | { readonly kind: "failed" };
}) {
  const { t } = useTranslation("verify");
  return (
    <div className={styles["body"]}>
      <h2 className={classes(styles["verdict"], styles["wait"])}>
        <TriangleAlert size={20} aria-hidden /> {t(`${look.kind}.title`)}
      </h2>
      <p className={styles["text"]}>{t(`${look.kind}.text`)}</p>
      {look.kind === "otherKey" ? (
        <p className={styles["text"]}>
          {t("otherKey.key")}
          <code className={styles["key"]}>{look.key}</code>
        </p>
      ) : null}
    </div>
  );
}

const ICONS = { yes: Check, no: X, info: Info } as const;

function Reason({
  icon,
  children,
}: {
  readonly icon: keyof typeof ICONS;
  readonly children: ReactNode;
}) {
  const Icon = ICONS[icon];
  return (
    <li>
      <Icon size={18} className={styles[icon]} aria-hidden />
      <span>{children}</span>
    </li>
  );
}
