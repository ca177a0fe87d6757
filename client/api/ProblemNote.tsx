import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { NEXT_STEP, problemFrom } from "./problems.ts";
import styles from "./ProblemNote.module.css";

/**
 * A refusal in plain words with the next step as a button, read out when it appears.
 * @param thrown what a request threw; null draws nothing
 * @param again asks the same once more; without it that button is left out
 */
export function ProblemNote({
  thrown,
  again,
}: {
  readonly thrown: unknown;
  readonly again?: (() => void) | undefined;
}) {
  const sentence = useProblemSentence();
  if (thrown === null || thrown === undefined) return null;
  const problem = problemFrom(thrown);
  return (
    <div role="alert">
      <Note tone="danger" icon={CircleAlert}>
        <p>{sentence(problem)}</p>
        <Next step={NEXT_STEP[problem.code]} again={again} />
      </Note>
    </div>
  );
}

/** The sentence for a refusal, with its reference when the fault is ours. */
export function useProblemSentence(): (thrown: unknown) => string {
  const { t } = useTranslation("api");
  return (thrown) => {
    const { code, params } = problemFrom(thrown);
    const words = t(`problem.${code}`, params);
    const reference = params["reference"];
    return reference === undefined ? words : `${words} ${t("reference", { reference })}`;
  };
}

function Next({
  step,
  again,
}: {
  readonly step: (typeof NEXT_STEP)[keyof typeof NEXT_STEP];
  readonly again: (() => void) | undefined;
}) {
  const { t } = useTranslation("api");
  const { pathname, search } = useLocation();
  if (step === "none" || (step === "again" && again === undefined)) return null;
  return (
    <div className={styles["next"]}>
      {step === "again" ? (
        <Button size="sm" onClick={again}>
          {t("next.again")}
        </Button>
      ) : null}
      {step === "reload" ? (
        <Button
          size="sm"
          onClick={() => {
            window.location.reload();
          }}
        >
          {t("next.reload")}
        </Button>
      ) : null}
      {step === "signIn" ? (
        <LinkButton size="sm" to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>
          {t("next.signIn")}
        </LinkButton>
      ) : null}
      {step === "home" ? (
        <LinkButton size="sm" to="/">
          {t("next.home")}
        </LinkButton>
      ) : null}
    </div>
  );
}
