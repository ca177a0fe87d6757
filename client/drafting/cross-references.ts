import type { Node as DraftNode } from "@tiptap/pm/model";
import type { Decoration, NodeView } from "@tiptap/pm/view";
import { showNode } from "./clause-tools.ts";
import { CrossReference } from "#shared/drafting/schema.ts";

/**
 * References to clauses as links that always show the number of the moment. The number comes with
 * the decoration that the `Numbers` extension puts on each of them.
 * @param gone the words where the clause is not there any more
 */
export function crossReferences(gone: string) {
  return CrossReference.extend({
    renderText: ({ node }) => String(node.attrs["target"]),
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
