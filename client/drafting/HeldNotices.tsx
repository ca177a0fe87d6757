import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import type { HeldField, HeldWords } from "./held.ts";
import { HeldCard, type HeldDesk } from "./HeldCard.tsx";
import styles from "./HeldCard.module.css";
import type { FieldWords } from "./Notices.tsx";
import { Strip, StripHead } from "./Strip.tsx";

/** Everything held back after a long break, clause by clause and field by field. */
export function HeldNotices({
  held,
  desk,
  fields,
  settle,
}: {
  readonly held: readonly HeldWords[];
  /** `null` until the paper is drawn. */
  readonly desk: HeldDesk | null;
  readonly fields: FieldWords;
  readonly settle: (key: string, put?: () => void) => Promise<void>;
}) {
  const { t } = useTranslation("drafting");
  if (desk === null || held.length === 0) return null;
  const order = [...desk.look.numbers.keys()];
  const place = (one: HeldWords) => (one.kind === "clause" ? order.indexOf(one.clauseId) : -1);
  return (
    <Strip long label={t("held.title")}>
      <details open className={styles["cards"]}>
        <summary>{t("held.summary", { count: held.length })}</summary>
        <div className={styles["list"]}>
          {held
            .toSorted((a, b) => place(a) - place(b))
            .map((one) =>
              one.kind === "clause" ? (
                <HeldCard
                  key={one.key}
                  held={one}
                  desk={desk}
                  settle={async (put) => settle(one.key, put)}
                />
              ) : (
                <Field
                  key={one.key}
                  held={one}
                  canPut={desk.canPut}
                  fields={fields}
                  settle={async (put) => settle(one.key, put)}
                />
              ),
            )}
        </div>
      </details>
    </Strip>
  );
}

function Field({
  held,
  canPut,
  fields,
  settle,
}: {
  readonly held: HeldField;
  readonly canPut: boolean;
  readonly fields: FieldWords;
  readonly settle: (put?: () => void) => Promise<void>;
}) {
  const { t } = useTranslation("drafting");
  const read = (value: string) =>
    value === "" ? t("refused.empty") : fields.read(held.field, value);
  return (
    <article className={styles["card"]}>
      <StripHead what={t("held.field", { label: fields.label(held.field) })} />
      <p>{t("field.lost", { now: read(fields.value(held.field)), mine: read(held.mine) })}</p>
      <div className={styles["actions"]}>
        {canPut ? (
          <Button
            size="sm"
            onClick={() => void settle(() => fields.restore(held.field, held.mine))}
          >
            {t("held.useMine")}
          </Button>
        ) : null}
        <Button size="sm" kind="quiet" onClick={() => void settle()}>
          {t("held.keepTheirs")}
        </Button>
      </div>
    </article>
  );
}
