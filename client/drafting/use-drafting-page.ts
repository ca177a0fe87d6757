import { useCallback, useRef, useState } from "react";
import { arrivalAt } from "./arrival.ts";
import type { DeskHandle } from "./DraftDesk.tsx";
import { NO_STRUCTURE, nextStructure } from "./page-structure.ts";
import type { Structure } from "./numbers.ts";
import type { RemoteChange } from "./remote-tint.ts";
import { useDraft, usePhone } from "./use-draft.ts";
import { useVoice } from "./use-voice.ts";

/** Where the reader was on the paper, for when another document takes its place. */
export interface DeskPlace {
  /** The desk this is true of. */
  key: number;
  scroll: number;
  nodeId: string | null;
  focused: boolean;
}

/** Everything the drafting page knows and does, without how it looks. */
export function useDraftingPage(agreementId: string, member: string, lead: string | null) {
  const { session, view } = useDraft(agreementId, member);
  const voice = useVoice(session, lead);
  const phone = usePhone();
  const [structure, setStructure] = useState(NO_STRUCTURE);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [drawer, setDrawer] = useState<"outline" | "panel" | null>(null);
  const [finding, setFinding] = useState(false);
  const [handle, setHandle] = useState<DeskHandle | null>(null);
  const latest = useRef(NO_STRUCTURE);
  const place = usePlace(view.desk?.key, setHandle);

  const goTo = useCallback(
    (nodeId: string) => {
      setDrawer(null);
      setFinding(false);
      setChanged((before) => new Set([...before].filter((id) => id !== nodeId)));
      handle?.tools.goTo(nodeId);
    },
    [handle],
  );
  const deskChanged = (now: Structure, typed: boolean) => {
    if (typed) voice.typed();
    const next = nextStructure(latest.current, now);
    if (next === latest.current) return;
    latest.current = next;
    setStructure(next);
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
    ...place,
    drawer,
    setDrawer,
    finding,
    setFinding,
    goTo,
    deskChanged,
    remoteChange,
  };
}

export type DraftingPageModel = ReturnType<typeof useDraftingPage>;

/** Takes the reader where the address leads, once the paper is drawn. */
function arrive({ tools }: DeskHandle): void {
  const { nodeId, field } = arrivalAt(window.location);
  requestAnimationFrame(() => {
    if (nodeId !== null) tools.goTo(nodeId);
    if (field !== null) tools.goToField(field);
  });
}

/** Keeps the reader's place on the paper over a change of desk. */
function usePlace(key: number | undefined, setHandle: (handle: DeskHandle) => void) {
  const place = useRef<DeskPlace>({ key: 0, scroll: 0, nodeId: null, focused: false });
  const deskReady = (made: DeskHandle, readyKey: number) => {
    setHandle(made);
    if (place.current.key === 0) arrive(made);
    else made.restore(place.current);
    place.current.key = readyKey;
  };
  const scrolled = (scroll: number) => {
    if (place.current.key === key) place.current.scroll = scroll;
  };
  const caretMoved = (nodeId: string | null, focused: boolean) => {
    place.current.nodeId = nodeId;
    place.current.focused = focused;
  };
  return { deskReady, scrolled, caretMoved };
}
