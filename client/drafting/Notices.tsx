import { CircleCheck, Snowflake, Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import type { DraftView } from "./draft-view.ts";
import type { LostWrite } from "./field-writes.ts";
import type { HeldDesk } from "./HeldCard.tsx";
import { HeldNotices } from "./HeldNotices.tsx";
import styles from "./Notices.module.css";
import { refusalSentence } from "./refusal-words.ts";
import { RefusedCard, type RefusedActions } from "./RefusedCard.tsx";
import { RemovedCard } from "./RemovedCard.tsx";
import type { DraftingSession } from "./session.ts";

/** What a notice needs to know of a field. */
export interface FieldWords {
  readonly label: (key: string) => string;
  readonly restore: (key: string, value: string) => void;
  /** The stored value as it is now. */
  readonly value: (key: string) => string;
  /** A stored value as it reads. */
  readonly read: (key: string, value: string) => string;
}

interface NoticeProps {
  readonly session: DraftingSession;
  readonly view: DraftView;
  readonly phone: boolean;
  readonly lead: string | null;
  readonly fields: FieldWords;
  /** Ids of the clauses in the draft now. */
  readonly clauses: ReadonlySet<string>;
  readonly keep: RefusedActions["keep"];
  /** Where held words could go in; `null` until the paper is drawn. */
  readonly held: Omit<HeldDesk, "keepOf"> | null;
}

/** Everything above the paper that is not as usual: refused words, lost values, being back. */
export function Notices(props: NoticeProps) {
  const { session, view, phone, fields } = props;
  const { t } = useTranslation("drafting");
  const frozen = refusalSentence(t, { code: "frozen", lines: 0, lead: props.lead });
  return (
    <>
      <HandedBack {...props} />
      <div className={styles["notice"]}>
        {view.stage === "signing" && view.refused === null ? (
          <Note icon={Snowflake}>
            <b>{frozen.what}</b> {frozen.next}
          </Note>
        ) : null}
        {phone && view.mayWrite ? <Note icon={Smartphone}>{t("phone")}</Note> : null}
        {view.backWith === null || view.removed.length > 0 || view.held.length > 0 ? null : (
          <Back edits={view.backWith} onClose={() => session.closeBack()} />
        )}
        {view.lost.map((lost) => (
          <Lost key={lost.key} lost={lost} session={session} fields={fields} />
        ))}
      </div>
    </>
  );
}

/** Words that wait for their writer: not taken, gone with their part, or held back. */
function HandedBack({ session, view, lead, fields, clauses, keep, held }: NoticeProps) {
  const keepOf = (clauseId: string) => (clauses.has(clauseId) ? keep : null);
  return (
    <>
      {view.refused !== null && view.refused.words.length > 0 ? (
        <RefusedCard
          refused={view.refused}
          label={fields.label}
          lead={lead}
          actions={{ keep, settle: async () => session.settleRefused() }}
        />
      ) : null}
      {view.removed.length > 0 ? (
        <RemovedCard
          removed={view.removed}
          keepOf={({ clauseId }) => keepOf(clauseId)}
          settle={async (key) => session.settleRemoved(key)}
        />
      ) : null}
      <HeldNotices
        held={view.held}
        desk={held === null ? null : { ...held, keepOf }}
        fields={fields}
        settle={async (key, put) => session.settleHeld(key, put)}
      />
    </>
  );
}

function Back({ edits, onClose }: { readonly edits: number; readonly onClose: () => void }) {
  const { t } = useTranslation("drafting");
  return (
    <section className={styles["card"]}>
      <h2>
        <CircleCheck size={20} aria-hidden /> {t("backOnline.title")}
      </h2>
      <p>{t("backOnline.edits", { count: edits })}</p>
      <div className={styles["actions"]}>
        <Button size="sm" onClick={onClose}>
          {t("backOnline.close")}
        </Button>
      </div>
    </section>
  );
}

function Lost({
  lost,
  session,
  fields,
}: {
  readonly lost: LostWrite;
  readonly session: DraftingSession;
  readonly fields: FieldWords;
}) {
  const { t } = useTranslation("drafting");
  const read = (value: string) =>
    value === "" ? t("refused.empty") : fields.read(lost.key, value);
  return (
    <section className={styles["card"]}>
      <h2>{t("field.lostTitle", { label: fields.label(lost.key) })}</h2>
      <p>{t("field.lost", { now: read(lost.now), mine: read(lost.mine) })}</p>
      <div className={styles["actions"]}>
        <Button
          size="sm"
          onClick={() => {
            fields.restore(lost.key, lost.mine);
            session.closeLost(lost.key);
          }}
        >
          {t("field.useMine")}
        </Button>
        <Button size="sm" kind="quiet" onClick={() => session.closeLost(lost.key)}>
          {t("field.keepTheirs")}
        </Button>
      </div>
    </section>
  );
}
