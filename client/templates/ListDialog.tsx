import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cellKey, type FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { dateRefusal } from "#shared/templates/date-order.ts";
import type { ClauseEdits } from "../drafting/clause-edits.ts";
import { FieldControl, useFieldRefusal } from "../drafting/FieldControl.tsx";
import type { ListRow } from "../drafting/table-rows.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { Field } from "../ui/Field.tsx";
import { Form } from "../ui/Form.tsx";
import { announce, tell } from "../ui/status.ts";
import { freshId } from "./draft-context.ts";
import {
  type BadCell,
  type CheckCell,
  formRows,
  type FormRow,
  mergeRows,
  moveRow,
  readRows,
} from "./list-form.ts";
import styles from "./ListDialog.module.css";

/** A list of the agreement as a form: rows are added, filled in, moved and taken out, then saved at once. */
export function ListDialog({
  list,
  initial,
  definitions,
  edits,
  writing,
  partyName,
  onClose,
}: ListEditing & {
  /** False once the words cannot be changed any more: what is typed stays here. */
  readonly writing: boolean;
}) {
  const { t } = useTranslation("templates");
  const form = useListForm({ list, initial, definitions, edits, partyName, onClose });
  return (
    <Dialog
      wide
      title={list.label}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            unavailable={writing ? undefined : t("lists.closed")}
            onClick={form.save}
          >
            {t("lists.save")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t("lists.cancel")}
          </Button>
        </>
      }
    >
      <p>{list.help}</p>
      <ErrorSummary problems={form.problems} />
      <Form
        onSend={() => {
          if (writing) form.save();
        }}
      >
        <Rows list={list} form={form} />
      </Form>
    </Dialog>
  );
}

function Rows({
  list,
  form: { rows, acts, add, fieldId, errorIn, nameOf },
}: Pick<ListEditing, "list"> & {
  readonly form: ListForm;
}) {
  const { t } = useTranslation("templates");
  const addButton = useRef<HTMLButtonElement>(null);
  const given = list.rowIds !== undefined;
  const remove = (id: string) => {
    acts.remove(id);
    addButton.current?.focus();
  };
  return (
    <>
      <div className={styles["rows"]}>
        {rows.map((row, at) => (
          <Row
            key={row.id}
            row={row}
            name={nameOf(row.id)}
            columns={list.columns ?? []}
            acts={{ ...acts, remove, place: given ? null : { at, of: rows.length } }}
            fieldId={fieldId}
            error={(column) => errorIn(row.id, column)}
          />
        ))}
      </div>
      {given ? null : (
        <Button ref={addButton} size="sm" icon={Plus} onClick={add}>
          {t("lists.add")}
        </Button>
      )}
    </>
  );
}

interface ListEditing {
  readonly list: FieldDefinition;
  readonly initial: readonly ListRow[];
  /** Of all fields of the draft. */
  readonly definitions: readonly FieldDefinition[];
  readonly edits: ClauseEdits;
  readonly partyName: (id: string) => string;
  readonly onClose: () => void;
}

/** Looks at the dates of a row beside each other and beside those of the agreement. */
function datesOf(
  list: string,
  definitions: readonly FieldDefinition[],
  edits: ClauseEdits,
): CheckCell {
  const { fields } = edits.content();
  return ({ id, cells }, column) => {
    const own = Object.entries(cells).map(
      ([key, value]) => [cellKey(list, id, key), value] as const,
    );
    const draft = { definitions, fields: { ...fields, ...Object.fromEntries(own) } };
    return dateRefusal(cellKey(list, id, column), cells[column] ?? "", draft);
  };
}

/** The rows as they are typed, and what can be done with them. */
function useListForm({ list, initial, definitions, edits, partyName, onClose }: ListEditing) {
  const { t } = useTranslation("templates");
  const columns = list.columns ?? [];
  const [began] = useState(initial);
  const [rows, setRows] = useState(() => formRows(initial, columns));
  const [bad, setBad] = useState<readonly BadCell[]>([]);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const ids = useId();
  const refusal = useFieldRefusal();
  const fieldId = (row: string, column: string) => `${ids}-${row}-${column}`;
  const place = (id: string) => rows.findIndex((row) => row.id === id) + 1;
  const nameOf = (id: string) =>
    list.rowIds === undefined ? t("lists.row", { number: place(id) }) : partyName(id);
  const acts: RowActs = {
    type: (id, column, words) =>
      setRows((before) =>
        before.map((row) =>
          row.id === id ? { id, typed: { ...row.typed, [column]: words } } : row,
        ),
      ),
    move: (id, by) => {
      announce(t("lists.moved", { from: place(id), number: place(id) + by }));
      setRows((before) => moveRow(before, id, by));
    },
    remove: (id) => {
      announce(t("lists.removed", { number: place(id) }));
      setRows((before) => before.filter((row) => row.id !== id));
    },
  };
  const add = () => {
    announce(t("lists.added", { number: rows.length + 1 }));
    setRows((before) => [...before, { id: freshId(), typed: {} }]);
  };
  const save = () => {
    const read = readRows(rows, columns, datesOf(list.key, definitions, edits));
    if ("bad" in read) {
      setBad(read.bad);
      setProblems(
        read.bad.map((one) => ({
          fieldId: fieldId(one.row, one.column),
          text: t("lists.problem", {
            row: nameOf(one.row),
            column: columns.find(({ key }) => key === one.column)?.label ?? one.column,
            problem: refusal(one.refusal),
          }),
        })),
      );
      return;
    }
    const now = edits.rows(list.key) ?? [];
    edits.setRows(list.key, mergeRows({ initial: began, mine: read.rows, now }));
    tell(t("lists.saved"));
    onClose();
  };
  const errorIn = (row: string, column: string) => {
    const found = bad.find((one) => one.row === row && one.column === column);
    return found === undefined ? undefined : refusal(found.refusal);
  };
  return { rows, problems, acts, add, save, fieldId, errorIn, nameOf };
}

type ListForm = ReturnType<typeof useListForm>;

interface RowActs {
  readonly type: (id: string, column: string, words: string) => void;
  readonly move: (id: string, by: 1 | -1) => void;
  readonly remove: (id: string) => void;
}

function Row({
  row,
  name,
  columns,
  acts,
  fieldId,
  error,
}: {
  readonly row: FormRow;
  readonly name: string;
  readonly columns: readonly FieldDefinition[];
  /** `place` is null where the rows are given. */
  readonly acts: RowActs & { readonly place: { readonly at: number; readonly of: number } | null };
  readonly fieldId: (row: string, column: string) => string;
  readonly error: (column: string) => string | undefined;
}) {
  return (
    <fieldset className={styles["row"]}>
      <legend>{name}</legend>
      <div className={styles["cells"]}>
        {columns.map((column) => (
          <Field
            key={column.key}
            id={fieldId(row.id, column.key)}
            label={column.label}
            error={error(column.key)}
          >
            {(props) => (
              <FieldControl
                definition={column}
                props={props}
                typed={row.typed[column.key] ?? ""}
                onType={(words) => acts.type(row.id, column.key, words)}
              />
            )}
          </Field>
        ))}
      </div>
      {acts.place === null ? null : <RowButtons id={row.id} acts={acts} place={acts.place} />}
    </fieldset>
  );
}

function RowButtons({
  id,
  acts,
  place: { at, of },
}: {
  readonly id: string;
  readonly acts: RowActs;
  readonly place: { readonly at: number; readonly of: number };
}) {
  const { t } = useTranslation("templates");
  const number = at + 1;
  return (
    <div className={styles["acts"]}>
      {at === 0 ? null : (
        <IconButton
          label={t("lists.up", { number })}
          icon={ArrowUp}
          onClick={() => acts.move(id, -1)}
        />
      )}
      {number === of ? null : (
        <IconButton
          label={t("lists.down", { number })}
          icon={ArrowDown}
          onClick={() => acts.move(id, 1)}
        />
      )}
      <IconButton
        label={t("lists.remove", { number })}
        icon={Trash2}
        onClick={() => {
          if (of === 1) tell(t("lists.last"));
          else acts.remove(id);
        }}
      />
    </div>
  );
}
