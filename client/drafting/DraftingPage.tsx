import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import type { Follow } from "./clause-followers.ts";
import type { ClauseTalk } from "./clause-state.ts";
import type { Section } from "./clause-map.ts";
import type { ClauseTools } from "./clause-tools.ts";
import { DraftBar } from "./DraftBar.tsx";
import { DraftDesk, type DeskHandle } from "./DraftDesk.tsx";
import { DraftEnded } from "./DraftEnded.tsx";
import { DraftPalette } from "./DraftPalette.tsx";
import { DraftOutline } from "./DraftOutline.tsx";
import styles from "./DraftingPage.module.css";
import { draftKeys } from "./draft-keys.ts";
import type { FieldSource } from "./field-source.ts";
import { mayLoseOf } from "./may-lose.ts";
import { Notices } from "./Notices.tsx";
import type { OutlineParty } from "./Outline.tsx";
import { PanelColumn, type PanelContext } from "./PanelColumn.tsx";
import { type PrivateNote, privateNotes } from "./private-notes.ts";
import { saveCopy } from "./save-copy.ts";
import type { OfferedNodes } from "./Toolbar.tsx";
import { type DraftingPageModel, useDraftingPage } from "./use-drafting-page.ts";

/** What stands above the paper may look at the draft, and write in it where the reader writes. */
interface AboveContext {
  readonly sections: readonly Section[];
  readonly desk: DeskHandle | null;
  readonly writing: boolean;
}

/** What a choice of clauses to add needs of the page. */
interface AddContext {
  /** The sources of the clauses in the draft. */
  readonly present: ReadonlySet<string>;
  /** Null when the words cannot be changed now. */
  readonly tools: ClauseTools | null;
  readonly onClose: () => void;
}

export interface DraftingPageProps {
  readonly agreement: {
    readonly id: string;
    readonly title: string;
    readonly parties: readonly (OutlineParty & { readonly legalName: string })[];
  };
  /** The person whose page this is. */
  readonly member: string;
  /** Who may thaw a frozen version, or null when it is the reader. */
  readonly lead: string | null;
  readonly definitions: readonly FieldDefinition[];
  readonly nodesOf: OfferedNodes;
  /** Open threads by clause, as this reader may see them. */
  readonly talk: ReadonlyMap<string, ClauseTalk>;
  /** The discussion, which another feature draws. */
  readonly panel: (context: PanelContext) => ReactNode;
  /** Why the clause is here and what can be done with it; another feature draws it too. */
  readonly about: (context: PanelContext) => ReactNode;
  /** Asks which clause is to be added; another feature draws it. */
  readonly addClause: (context: AddContext) => ReactNode;
  /** Stands above the paper, where there is something to say about the draft as a whole. */
  readonly above: (context: AboveContext) => ReactNode;
  /**
   * Whether a clause of this source may go, as things stand when it is asked; else its panel says who
   * must agree. The same function at each drawing.
   */
  readonly mayTakeOut: (source: string) => boolean;
  /** What becomes of the other clauses when one goes or comes. The same function at each drawing. */
  readonly follow: Follow;
  /** Puts the focus where a comment is written. */
  readonly startComment: () => void;
  /** Keeps refused words as private notes; null where the reader may not comment. */
  readonly keepPrivately: ((notes: readonly PrivateNote[]) => Promise<void>) | null;
  /** The draft was frozen, thawed or signed while it was open. */
  readonly stageMoved: () => void;
  /** The page's own actions, at the end of the bar. */
  readonly actions?: ReactNode;
}

/** The drafting page: outline, paper and discussion around one live draft. */
export function DraftingPage(props: DraftingPageProps) {
  const { t } = useTranslation("drafting");
  const { agreement, member, lead, stageMoved } = props;
  const model = useDraftingPage({ agreementId: agreement.id, member, lead, stageMoved });
  const { session, view, structure, handle, setDrawer } = model;
  const comment = () => {
    model.openBeside("discussion");
    requestAnimationFrame(props.startComment);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- shortcuts of the whole page
    <div
      className={styles["page"]}
      onKeyDown={draftKeys({
        step: (by) => handle?.tools.step(by),
        mode: (mode) => session.setReading("choice", mode === "read"),
        comment,
        repeat: () => model.voice.repeat(),
        find: () => model.setFinding(true),
        leave: () => setDrawer(null),
      })}
    >
      <DraftBar
        title={agreement.title}
        view={view}
        numbers={structure.numbers}
        onCopy={() => {
          if (view.desk !== null) saveCopy(view.desk.doc, agreement.title);
        }}
        onPanel={() => setDrawer("panel")}
        onOutline={() => setDrawer("outline")}
        onFind={() => model.setFinding(true)}
        actions={props.actions}
      />
      <div className={styles["columns"]}>
        <OutlineColumn model={model} props={props} />
        <PaperColumn model={model} props={props} />
        <PanelColumn model={model} panel={props.panel} about={props.about} />
      </div>
      {model.finding && handle !== null ? (
        <DraftPalette model={model} handle={handle} onComment={comment} />
      ) : null}
      {model.adding ? <Adding model={model} addClause={props.addClause} /> : null}
      <div className={styles["phoneBar"]}>
        <Button onClick={() => setDrawer("outline")}>{t("outline.open")}</Button>
        <Button onClick={() => model.openBeside("discussion")}>{t("panel.open")}</Button>
        <Button onClick={() => model.openBeside("about")}>{t("panel.about")}</Button>
        {view.stage === "signing" ? (
          <div className={styles["phoneActions"]}>{props.actions}</div>
        ) : null}
      </div>
    </div>
  );
}

function Adding({
  model,
  addClause,
}: {
  readonly model: DraftingPageModel;
  readonly addClause: DraftingPageProps["addClause"];
}) {
  const { view, structure, handle, setAdding } = model;
  const writing = view.desk?.mode === "write" && view.mayWrite;
  return addClause({
    present: new Set(structure.sections.map((section) => section.source)),
    tools: writing ? (handle?.tools ?? null) : null,
    onClose: () => setAdding(false),
  });
}

interface ColumnParts {
  readonly model: DraftingPageModel;
  readonly props: DraftingPageProps;
}

const shown = (open: boolean) => (open ? "" : undefined);

function OutlineColumn({ model, props }: ColumnParts) {
  const { structure, handle, changed, drawer, setDrawer, goTo } = model;
  return (
    <div
      className={styles["outline"]}
      data-open={shown(drawer === "outline")}
      data-region
      tabIndex={-1}
    >
      <DraftOutline
        structure={structure}
        fields={handle?.fields ?? null}
        talk={props.talk}
        changed={changed}
        parties={props.agreement.parties}
        onClose={() => setDrawer(null)}
        onGo={goTo}
      />
    </div>
  );
}

function PaperColumn({ model, props }: ColumnParts) {
  const { t } = useTranslation("drafting");
  const { session, view, phone } = model;
  const { desk, ended } = view;
  const organisations = new Intl.ListFormat("en-GB").format(
    props.agreement.parties.map((party) => party.legalName),
  );
  return (
    <main
      id="main"
      tabIndex={-1}
      className={styles["desk"]}
      data-region
      onScroll={(event) => model.scrolled(event.currentTarget)}
    >
      {ended === null ? null : <DraftEnded ended={ended} />}
      {desk === null && ended === null ? (
        <div className={styles["waiting"]}>
          <Skeleton lines={8} />
        </div>
      ) : null}
      {desk === null ? null : (
        <DraftDesk
          key={desk.key}
          desk={desk}
          page={{
            definitions: props.definitions,
            nodesOf: props.nodesOf,
            mayTakeOut: (source) => {
              const may = props.mayTakeOut(source);
              if (!may) model.openBeside("about");
              return may;
            },
            mayLose: mayLoseOf(t, {
              mayTakeOut: props.mayTakeOut,
              openAbout: () => model.openBeside("about"),
            }),
            follow: props.follow,
            mayWrite: view.mayWrite && !phone && ended === null,
            title: props.agreement.title,
            empty: model.handle !== null && model.structure.sections.length === 0,
            lede: t("paper.between", { organisations }),
            printed: t(`paper.printed.${view.stage ?? "drafting"}`),
            ready: (handle) => model.deskReady(handle, desk.key),
            caretMoved: model.caretMoved,
            changed: model.deskChanged,
            remoteChange: model.remoteChange,
            setPlace: (place) => session.setPlace(place),
            onAdd: () => model.setAdding(true),
            onMode: (mode) => session.setReading("choice", mode === "read"),
            notices: (fields) => paperNotices({ model, props, fields }),
          }}
        />
      )}
    </main>
  );
}

function paperNotices({ model, props, fields }: ColumnParts & { readonly fields: FieldSource }) {
  const { keepPrivately } = props;
  const first = model.structure.sections[0]?.id ?? "";
  return (
    <>
      <Notices
        session={model.session}
        view={model.view}
        phone={model.phone}
        lead={props.lead}
        fields={{
          label: (key) => fields.label(key),
          restore: (key, value) => fields.restore(key, value),
          value: (key) => fields.value(key),
          read: (key, value) => fields.read(key, value),
        }}
        held={heldDesk(model, fields)}
        clauses={new Set(model.structure.sections.map((section) => section.id))}
        keep={
          keepPrivately === null ? null : async (words) => keepPrivately(privateNotes(words, first))
        }
      />
      {props.above({
        sections: model.structure.sections,
        desk: model.handle,
        writing: model.view.desk?.mode === "write" && model.view.mayWrite,
      })}
    </>
  );
}

/** Where words held back can be read and put in; `null` until the paper is drawn. */
function heldDesk({ handle, view, structure }: DraftingPageModel, fields: FieldSource) {
  if (handle === null) return null;
  return {
    nodes: handle.nodes,
    canPut: view.desk?.mode === "write" && view.ended === null,
    look: {
      field: (key: string) => fields.shown(key) || `[${fields.label(key)}]`,
      numbers: structure.numbers,
    },
  };
}
