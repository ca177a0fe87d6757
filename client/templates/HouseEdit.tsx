import { Info } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { HouseWordingView } from "#shared/protocol/house-wordings.ts";
import { changedHouseLines, LIBRARY_KEYS } from "#shared/templates/house-wording.ts";
import { type ClauseId, LIBRARY, libraryClause } from "#shared/templates/library.ts";
import { fieldText } from "#shared/templates/texts.ts";
import { problemFrom } from "../api/problems.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { LooseWords } from "../drafting/LooseWords.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { FieldError } from "../ui/Field.tsx";
import { Note } from "../ui/Note.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import styles from "./HouseWordings.module.css";
import { useOwnWording } from "./own-wordings.ts";

const NAME_LENGTH = 120;
const TITLES: ReadonlyMap<string, string> = new Map(
  LIBRARY.map(({ id, title }) => [LIBRARY_KEYS.get(id) ?? id, title]),
);

interface HouseEditProps {
  readonly organisationId: string;
  readonly library: ClauseId;
  /** What is kept when the editing begins. */
  readonly began: HouseWordingView;
  readonly onDone: () => void;
}

/** Changes the name and the words of a wording, away from any draft. */
export function HouseEdit({ library, began, onDone, organisationId }: HouseEditProps) {
  const { t } = useTranslation("templates");
  const form = useHouseForm({ library, began, onDone, organisationId });
  return (
    <>
      <ErrorSummary problems={form.problems} />
      <TextField
        id={form.nameId}
        label={t("house.name")}
        hint={t("house.nameHint")}
        error={form.errorIn(form.nameId)}
        maxLength={NAME_LENGTH}
        value={form.name}
        onChange={form.setName}
      />
      <Note icon={Info}>{t("wordings.editText")}</Note>
      <FieldError id={`${form.wordsId}-error`} error={form.errorIn(form.wordsId)} />
      <LooseWords
        id={form.wordsId}
        label={t("wordings.label")}
        title={titleOf(library)}
        initial={began.words.content ?? []}
        names={{
          field: (key) => fieldText(key)?.label ?? key,
          reference: (target) => TITLES.get(target) ?? paragraphName(t, target),
        }}
        onChange={form.change}
      />
      <Refused form={form} />
      <div className={styles["acts"]}>
        <Button kind="primary" busy={form.busy && t("house.saving")} onClick={form.save}>
          {t("wordings.save")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t("wordings.cancel")}
        </Button>
      </div>
    </>
  );
}

/** What stood in the way. Where somebody else was first, the words typed here stay. */
function Refused({ form }: { readonly form: ReturnType<typeof useHouseForm> }) {
  const { t } = useTranslation("templates");
  const { error } = form;
  if (error !== null && problemFrom(error).code === "conflict") {
    return (
      <div role="alert">
        <Note tone="wait" icon={Info}>
          {t("wordings.conflict")}
        </Note>
      </div>
    );
  }
  return <ProblemNote thrown={error} again={form.save} />;
}

function useHouseForm({ organisationId, library, began, onDone }: HouseEditProps) {
  const { t } = useTranslation("templates");
  const [name, setName] = useState(began.name);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const lines = useRef<readonly ClauseJson[]>(began.words.content ?? []);
  const ids = useId();
  const [nameId, wordsId] = [`${ids}-name`, `${ids}-words`];
  const changing = useOwnWording(organisationId, library);
  const save = () => {
    const content = changedHouseLines(lines.current);
    const wrong = [
      ...(name.trim() === "" ? [{ fieldId: nameId, text: t("house.nameError") }] : []),
      ...(content === null ? [{ fieldId: wordsId, text: t("wordings.wordsError") }] : []),
    ];
    setProblems(wrong);
    if (wrong.length > 0 || content === null) return;
    const words = { type: "doc" as const, content };
    changing.mutate(
      { kind: "change", name: name.trim(), words, was: began.at },
      {
        onSuccess: () => {
          tell(t("wordings.saved"));
          onDone();
        },
      },
    );
  };
  return {
    name,
    setName,
    nameId,
    wordsId,
    problems,
    save,
    busy: changing.isPending,
    error: changing.error,
    change: (now: readonly ClauseJson[]) => {
      lines.current = now;
    },
    errorIn: (id: string) => problems.find(({ fieldId }) => fieldId === id)?.text,
  };
}

function titleOf(library: ClauseId): ClauseJson {
  const text = libraryClause(library)?.title ?? library;
  return {
    type: "clause",
    attrs: { id: "title", level: 1, kind: "clause", source: library },
    content: [{ type: "paragraph", content: [{ type: "text", text }] }],
  };
}

function paragraphName(
  t: ReturnType<typeof useTranslation<"templates">>["t"],
  target: string,
): string {
  return t("wordings.paragraph", { number: target.replace(/^k/, "") });
}
