import { useSyncExternalStore } from "react";
import { emptyFields } from "#shared/drafting/field-definitions.ts";
import { type ClauseTalk, outlineOf } from "./clause-state.ts";
import type { FieldSource } from "./field-source.ts";
import { Outline, type OutlineParty } from "./Outline.tsx";
import type { PageStructure } from "./page-structure.ts";

/** The outline of the open draft, with what its fields and threads say about each clause. */
export function DraftOutline({
  structure,
  fields,
  ...page
}: {
  readonly structure: PageStructure;
  readonly fields: FieldSource | null;
  readonly talk: ReadonlyMap<string, ClauseTalk>;
  readonly changed: ReadonlySet<string>;
  readonly parties: readonly OutlineParty[];
  readonly onClose: () => void;
  readonly onGo: (id: string) => void;
}) {
  const values = useSyncExternalStore(
    fields?.subscribe ?? nothingChanges,
    fields?.values ?? noValues,
  );
  const items = outlineOf(structure.sections, {
    empty: (keys) => emptyFields(fields?.definitions ?? [], keys, values),
    talk: page.talk,
    changed: page.changed,
  });
  return (
    <Outline
      items={items}
      here={structure.here}
      parties={page.parties}
      onGo={page.onGo}
      onClose={page.onClose}
    />
  );
}

const none: Readonly<Record<string, string>> = {};
const noValues = () => none;
const nothingChanges = () => () => undefined;
