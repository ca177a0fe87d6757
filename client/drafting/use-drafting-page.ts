import { useCallback, useState } from "react";
import type { DeskHandle } from "./DraftDesk.tsx";
import type { Structure } from "./numbers.ts";
import type { RemoteChange } from "./remote-tint.ts";
import type { DraftingSession } from "./session.ts";
import { useDeskStructure } from "./use-desk-structure.ts";
import { useDraft, usePhone } from "./use-draft.ts";
import { useVoice } from "./use-voice.ts";

/** Everything the drafting page knows and does, without how it looks. */
export function useDraftingPage(page: {
  readonly agreementId: string;
  readonly member: string;
  readonly lead: string | null;
  readonly stageMoved: () => void;
}) {
  const { session, view } = useDraft(page.agreementId, page.member);
  const voice = useVoice(session, page.lead);
  useStageMoves(session, page.stageMoved);
  const phone = usePhone();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const panels = usePanels();
  const { setDrawer } = panels;
  const [finding, setFinding] = useState(false);
  const [adding, setAdding] = useState(false);
  const [handle, setHandle] = useState<DeskHandle | null>(null);
  const { structure, latest, ...desk } = useDeskStructure(view.desk, setHandle);

  const goTo = useCallback(
    (nodeId: string) => {
      setDrawer(null);
      setFinding(false);
      setChanged((before) => new Set([...before].filter((id) => id !== nodeId)));
      handle?.tools.goTo(nodeId);
    },
    [handle, setDrawer],
  );
  const deskChanged = (now: Structure, typed: boolean) => {
    if (typed) voice.typed();
    desk.changed(now);
  };
  const remoteChange = ({ name, nodeId, clauseId }: RemoteChange) => {
    const { here, numbers } = latest.current;
    if (clauseId === here) voice.changed(name, numbers.get(nodeId) ?? "");
    else setChanged((before) => new Set([...before, clauseId]));
  };
  return {
    session,
    view,
    voice,
    phone,
    structure,
    changed,
    handle,
    deskReady: desk.ready,
    caretMoved: desk.caretMoved,
    scrolled: desk.scrolled,
    ...panels,
    finding,
    setFinding,
    adding,
    setAdding,
    goTo,
    deskChanged,
    remoteChange,
  };
}

/** What lies over the paper where the window is narrow, and which page stands beside it. */
function usePanels() {
  const [drawer, setDrawer] = useState<"outline" | "panel" | null>(null);
  const [beside, setBeside] = useState<"discussion" | "about">("discussion");
  const openBeside = (which: "discussion" | "about") => {
    setBeside(which);
    setDrawer("panel");
  };
  return { drawer, setDrawer, beside, setBeside, openBeside };
}

export type DraftingPageModel = ReturnType<typeof useDraftingPage>;

const watched = new WeakSet<DraftingSession>();

/** Tells once for each move of the stage, for as long as the session lives. */
function useStageMoves(session: DraftingSession, moved: () => void): void {
  useState(() => {
    if (watched.has(session)) return;
    watched.add(session);
    let before = session.view().stage;
    session.subscribe(() => {
      const { stage } = session.view();
      if (stage !== before && before !== null) moved();
      before = stage;
    });
  });
}
