import type { Editor } from "@tiptap/core";
import type { Node as DraftNode } from "@tiptap/pm/model";
import type { Decoration, NodeView } from "@tiptap/pm/view";
import { showNode } from "./clause-tools.ts";
import { structureOf } from "./numbers.ts";
import { CrossReference } from "#shared/drafting/schema.ts";

/**
 * References to clauses as links that always show the number of the moment. The number comes with
 * the decoration that the `Numbers` extension puts on each of them.
 * @param gone the words where the clause is not there any more
 */
export function crossReferences(gone: string) {
  return CrossReference.extend({
    renderText({ node }) {
      return numberOf(this.editor, node) || gone;
    },
    // What is copied elsewhere carries the number; pasted back here only the target counts.
    renderHTML({ node }) {
      const words = numberOf(this.editor, node) || gone;
      return ["span", { "data-xref": String(node.attrs["target"]) }, words];
    },
    addNodeView:
      () =>
      ({ editor, node, decorations }) =>
        new Reference(node, decorations, {
          go: (id) => showNode(editor, id),
          gone,
          inTabOrder: !editor.isEditable,
        }),
  });
}

function numberOf(editor: Editor | null | undefined, node: DraftNode): string {
  if (editor === null || editor === undefined) return "";
  return structureOf(editor.state).numbers.get(String(node.attrs["target"])) ?? "";
}

class Reference implements NodeView {
  readonly dom = document.createElement("a");
  readonly #gone: string;
  #target: string;

  constructor(
    node: DraftNode,
    decorations: readonly Decoration[],
    page: {
      readonly go: (id: string) => void;
      readonly gone: string;
      /** In the editor Tab leaves the paper; a reader may step through the references. */
      readonly inTabOrder: boolean;
    },
  ) {
    this.#gone = page.gone;
    this.#target = String(node.attrs["target"]);
    this.dom.contentEditable = "false";
    this.dom.draggable = false;
    if (!page.inTabOrder) this.dom.tabIndex = -1;
    this.dom.addEventListener("click", (event) => {
      event.preventDefault();
      page.go(this.#target);
    });
    this.#draw(decorations);
  }

  update(node: DraftNode, decorations: readonly Decoration[]): boolean {
    if (node.type.name !== "xref") return false;
    this.#target = String(node.attrs["target"]);
    this.#draw(decorations);
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  #draw(decorations: readonly Decoration[]): void {
    const number = decorations.map(({ spec }) => numberIn(spec)).find((one) => one !== "") ?? "";
    this.dom.dataset["xref"] = this.#target;
    this.dom.href = `#${this.#target}`;
    this.dom.toggleAttribute("data-gone", number === "");
    this.dom.textContent = number === "" ? this.#gone : number;
  }
}

function numberIn(spec: unknown): string {
  const has = typeof spec === "object" && spec !== null && "number" in spec;
  return has && typeof spec.number === "string" ? spec.number : "";
}
