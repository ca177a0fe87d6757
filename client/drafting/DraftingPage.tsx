import { PanelRightClose } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import type { ClauseTalk } from "./clause-state.ts";
import { DraftBar } from "./DraftBar.tsx";
import { DraftDesk } from "./DraftDesk.tsx";
import { DraftEnded } from "./DraftEnded.tsx";
import { DraftPalette } from "./DraftPalette.tsx";
import { DraftOutline } from "./DraftOutline.tsx";
import styles from "./DraftingPage.module.css";
import { draftKeys } from "./draft-keys.ts";
import type { FieldSource } from "./field-source.ts";
import { Notices } from "./Notices.tsx";
import type { OutlineParty } from "./Outline.tsx";
import { type PrivateNote, privateNotes } from "./private-notes.ts";
import { saveCopy } from "./save-copy.ts";
import type { OfferedClause, OfferedNodes } from "./Toolbar.tsx";
import { type DraftingPageModel, useDraftingPage } from "./use-drafting-page.ts";

/** Where the reader is, for what stands beside the paper. */
interface PanelContext {
  readonly clauseId: string | null;
  readonly clauses: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
  }[];
  readonly goTo: (nodeId: string) => void;
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
  readonly offered: readonly OfferedClause[];
  readonly nodesOf: OfferedNodes;
  /** Open threads by clause, as this reader may see them. */
  readonly talk: ReadonlyMap<string, ClauseTalk>;
  /** The discussion, which another feature draws. */
  readonly panel: (context: PanelContext) => ReactNode;
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
    setDrawer("panel");
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
        <PanelColumn model={model} panel={props.panel} />
      </div>
      {model.finding && handle !== null ? (
        <DraftPalette model={model} handle={handle} onComment={comment} />
      ) : null}
      <div className={styles["phoneBar"]}>
        <Button onClick={() => setDrawer("outline")}>{t("outline.open")}</Button>
        <Button onClick={() => setDrawer("panel")}>{t("panel.open")}</Button>
        {view.stage === "signing" ? (
          <div className={styles["phoneActions"]}>{props.actions}</div>
        ) : null}
      </div>
    </div>
  );
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
  const present = new Set(model.structure.sections.map((section) => section.source));
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
            offered: props.offered.filter((one) => !present.has(one.id)),
            nodesOf: props.nodesOf,
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
    <Notices
      session={model.session}
      view={model.view}
      phone={model.phone}
      lead={props.lead}
      fields={{
        label: (key) => fields.label(key),
        restore: (key, value) => fields.restore(key, value),
        read: (key, value) => fields.read(key, value),
      }}
      clauses={new Set(model.structure.sections.map((section) => section.id))}
      keep={
        keepPrivately === null ? null : async (words) => keepPrivately(privateNotes(words, first))
      }
    />
  );
}

function PanelColumn({
  model,
  panel,
}: {
  readonly model: DraftingPageModel;
  readonly panel: DraftingPageProps["panel"];
}) {
  const { t } = useTranslation("drafting");
  const { structure, drawer, setDrawer, goTo } = model;
  return (
    <aside
      aria-label={t("panel.label")}
      className={styles["panel"]}
      data-open={shown(drawer === "panel")}
      data-region
      tabIndex={-1}
    >
      <div className={styles["panelHead"]}>
        <h2>{t("panel.label")}</h2>
        <span className={styles["panelClose"]}>
          <IconButton
            label={t("panel.close")}
            icon={PanelRightClose}
            onClick={() => setDrawer(null)}
          />
        </span>
      </div>
      <div className={styles["panelBody"]}>
        {panel({ clauseId: structure.here, clauses: structure.sections, goTo })}
      </div>
    </aside>
  );
}
