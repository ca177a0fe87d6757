import { FileX2, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseTools } from "../drafting/clause-tools.ts";
import { useAssessment } from "../assessment/assessment.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Form } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./AddClauseDialog.module.css";
import { clausesNow } from "./may-take-out.ts";
import { addable, type AddableClause, findAddable } from "./offered.ts";

const GROUPS = [
  ["R", "add.must"],
  ["S", "add.suggested"],
  ["O", "add.offered"],
] as const;

/** Which clause is to be added: one of the library that the draft does not have, or one of one's own. */
export function AddClauseDialog({
  agreementId,
  present,
  tools,
  onClose,
}: {
  readonly agreementId: string;
  readonly present: ReadonlySet<string>;
  readonly tools: ClauseTools | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("templates");
  const reveal = useAssessment(agreementId).data?.reveal ?? null;
  const all = addable(reveal === null ? [] : clausesNow(reveal), present);
  return (
    <Dialog
      wide
      title={t("add.title")}
      onClose={onClose}
      actions={
        <Button kind="quiet" onClick={onClose}>
          {t("add.close")}
        </Button>
      }
    >
      {tools === null ? (
        <Empty icon={FileX2} title={t("add.closed")}>
          {t("add.closedText")}
        </Empty>
      ) : (
        <>
          <Library
            all={all}
            onAdd={(id) => {
              onClose();
              tools.addOffered(id);
            }}
          />
          <Own
            onAdd={(title) => {
              onClose();
              tools.addOwn(title);
            }}
          />
        </>
      )}
    </Dialog>
  );
}

function Library({
  all,
  onAdd,
}: {
  readonly all: readonly AddableClause[];
  readonly onAdd: (id: string) => void;
}) {
  const { t } = useTranslation("templates");
  const [typed, setTyped] = useState("");
  const found = findAddable(all, typed);
  if (all.length === 0) {
    return (
      <Empty icon={FileX2} title={t("add.none")}>
        {t("add.noneText")}
      </Empty>
    );
  }
  return (
    <>
      <TextField label={t("add.find")} hint={t("add.hint")} value={typed} onChange={setTyped} />
      {found.length === 0 ? (
        <Empty icon={SearchX} title={t("add.notFound")}>
          {t("add.notFoundText")}
        </Empty>
      ) : null}
      {GROUPS.map(([status, title]) => (
        <Group
          key={status}
          title={t(title)}
          clauses={found.filter((one) => one.status === status)}
          onAdd={onAdd}
        />
      ))}
    </>
  );
}

function Group({
  title,
  clauses,
  onAdd,
}: {
  readonly title: string;
  readonly clauses: readonly AddableClause[];
  readonly onAdd: (id: string) => void;
}) {
  const { t } = useTranslation("templates");
  if (clauses.length === 0) return null;
  return (
    <section aria-label={title} className={styles["group"]}>
      <h3>{title}</h3>
      <ul className={styles["list"]}>
        {clauses.map((clause) => (
          <li key={clause.id}>
            <div>
              <b>{clause.title}</b>
              <p>{clause.purpose}</p>
            </div>
            <Button
              size="sm"
              icon={Plus}
              aria-label={t("add.press", { title: clause.title })}
              onClick={() => onAdd(clause.id)}
            >
              {t("add.short")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Own({ onAdd }: { readonly onAdd: (title: string) => void }) {
  const { t } = useTranslation("templates");
  const [title, setTitle] = useState("");
  const [tried, setTried] = useState(false);
  const add = () => {
    setTried(true);
    if (title.trim() !== "") onAdd(title.trim());
  };
  return (
    <section aria-label={t("add.own")} className={styles["own"]}>
      <h3>{t("add.own")}</h3>
      <Form onSend={add}>
        <TextField
          label={t("add.ownLabel")}
          hint={t("add.ownHint")}
          error={tried && title.trim() === "" ? t("add.ownError") : undefined}
          maxLength={200}
          value={title}
          onChange={setTitle}
        />
        <div>
          <Button type="submit">{t("add.ownPress")}</Button>
        </div>
      </Form>
    </section>
  );
}
