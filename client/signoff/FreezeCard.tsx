import { Fingerprint, Mail, Snowflake, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { announce } from "../ui/status.ts";
import { FOCUS } from "./focus-places.ts";
import styles from "./Ready.module.css";
import type { Sorted } from "./ready-rows.ts";
import { useFreeze } from "./signing.ts";

/**
 * What freezing does, and the button for it. It is never dead: pressed early it moves the focus to
 * the first thing to fix and reads it out.
 */
export function FreezeCard({
  agreement,
  ready,
  sorted,
}: {
  readonly agreement: AgreementView;
  readonly ready: Ready;
  readonly sorted: Sorted;
}) {
  const { t } = useTranslation("signoff");
  const freezing = useFreeze(agreement.id);
  const allYes = ready.consents.every(({ yes }) => yes);
  const go = sorted.left === 0 && allYes;
  const freeze = () => {
    freezing.mutate({ seq: ready.seq });
  };
  const early = () => {
    const thing = sorted.left > 0 ? focusFirstFix() : null;
    if (thing === null) document.getElementById(FOCUS.yes)?.focus();
    announce(thing === null ? t("ready.earlyYes") : t("ready.early", { thing }));
  };
  return (
    <Card as="section" labelledBy="freeze">
      <h2 id="freeze">{t("freeze.title")}</h2>
      <WhatItDoes signatories={ready.signatories.length} />
      <ProblemNote thrown={freezing.error} />
      <Button
        block
        size="lg"
        kind={go ? "primary" : "secondary"}
        icon={Snowflake}
        aria-describedby={go ? undefined : "freeze-why"}
        busy={freezing.isPending && t("freeze.freezing")}
        onClick={go ? freeze : early}
      >
        {t("freeze.press")}
      </Button>
      {go ? null : (
        <p id="freeze-why" className={styles["why"]}>
          {sorted.left > 0 ? t("freeze.why", { count: sorted.left }) : t("freeze.whyYes")}
        </p>
      )}
    </Card>
  );
}

function WhatItDoes({ signatories }: { readonly signatories: number }) {
  const { t } = useTranslation("signoff");
  return (
    <ul className={styles["freeze"]}>
      <li>
        <Snowflake size={17} aria-hidden /> {t("freeze.stop")}
      </li>
      <li>
        <Fingerprint size={17} aria-hidden /> {t("freeze.fingerprint")}
      </li>
      <li>
        <Mail size={17} aria-hidden /> {t("freeze.ask", { count: signatories })}
      </li>
      <li>
        <Undo2 size={17} aria-hidden /> {t("freeze.thaw")}
      </li>
    </ul>
  );
}

/** Moves the focus to the first thing to fix. You get its title, or null when it is not there. */
function focusFirstFix(): string | null {
  const place = document.getElementById(FOCUS.firstFix);
  const target = place?.querySelector<HTMLElement>("a, button") ?? place;
  target?.focus();
  return place?.closest("li")?.querySelector("h3")?.textContent ?? null;
}
