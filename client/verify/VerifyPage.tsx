import { useTranslation } from "react-i18next";
import { Card } from "../ui/Card.tsx";
import { PageHeader, Page } from "../ui/Page.tsx";
import { CompareKey } from "./CompareKey.tsx";
import { DropZone } from "./DropZone.tsx";
import { Differs, Fits, NoAnswer } from "./Found.tsx";
import type { Look } from "./look.ts";
import { type Checking, useLook } from "./use-look.ts";
import styles from "./VerifyPage.module.css";

/** Anybody may check an evidence bundle here. The file is read in this page and goes nowhere. */
export function VerifyPage() {
  const { t } = useTranslation("verify");
  const { checking, check, compare } = useLook();
  return (
    <Page>
      <div className={styles["page"]}>
        <PageHeader display title={t("title")} lead={t("lead")} />
        <DropZone onFile={check} />
        <div aria-live="polite" className={styles["result"]}>
          <Result checking={checking} compare={compare} />
        </div>
        <p className={styles["offline"]}>{t("offline")}</p>
      </div>
    </Page>
  );
}

function Result({
  checking,
  compare,
}: {
  readonly checking: Checking;
  readonly compare: (key: string) => void;
}) {
  const { t } = useTranslation("verify");
  switch (checking.at) {
    case "start":
      return null;
    case "busy":
      return <p className={styles["busy"]}>{t("busy", { name: checking.fileName })}</p>;
    case "failed":
      return (
        <Card flush>
          <NoAnswer look={{ kind: "failed" }} />
        </Card>
      );
    case "done":
      return <Answer look={checking.look} compare={compare} />;
  }
}

function Answer({
  look,
  compare,
}: {
  readonly look: Look;
  readonly compare: (key: string) => void;
}) {
  switch (look.kind) {
    case "fits":
      return (
        <Card flush>
          <Fits look={look} />
          <CompareKey onCompare={compare} />
        </Card>
      );
    case "differs":
      return (
        <Card flush>
          <Differs look={look} />
        </Card>
      );
    case "otherKey":
      return (
        <Card flush>
          <NoAnswer look={look} />
          <CompareKey onCompare={compare} />
        </Card>
      );
    case "notBundle":
    case "tooLarge":
    case "cannotCheck":
      return (
        <Card flush>
          <NoAnswer look={look} />
        </Card>
      );
  }
}
