import type { Node as DraftNode } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";
import type { NodeView } from "@tiptap/pm/view";
import { FieldRef } from "#shared/drafting/schema.ts";
import type { FieldSource } from "./field-source.ts";

/** What a chip needs from the page around the editor. */
export interface ChipPage {
  readonly fields: FieldSource;
  /** Whether the reader may fill it in. */
  readonly mayFill: boolean;
  /** Opens the input for a field beside its chip. */
  readonly open: (key: string, chip: HTMLElement) => void;
  /** What a chip is called, as in "Payment dates, empty". */
  readonly name: (label: string, shown: string) => string;
}

/** Fields as tinted chips that follow their values; an empty one shows its label. */
export function fieldChips(page: ChipPage) {
  return FieldRef.extend({
    renderText: ({ node }) => words(page.fields, String(node.attrs["key"])),
    // What is copied elsewhere carries the words; pasted back here only the key counts.
    renderHTML: ({ node }) => {
      const key = String(node.attrs["key"]);
      return ["span", { "data-field": key }, words(page.fields, key)];
    },
    addNodeView:
      () =>
      ({ node }) =>
        new FieldChip(node, page),
    addKeyboardShortcuts() {
      return {
        Enter: ({ editor }) => {
          const { selection } = editor.state;
          if (!(selection instanceof NodeSelection) || !isFieldNode(selection.node)) return false;
          const chip = editor.view.nodeDOM(selection.from);
          if (chip instanceof HTMLElement) page.open(String(selection.node.attrs["key"]), chip);
          return true;
        },
      };
    },
  });
}

function words(fields: FieldSource, key: string): string {
  return fields.isEmpty(key) ? `[${fields.label(key)}]` : fields.shown(key);
}

const isFieldNode = (node: DraftNode) => node.type.name === "fieldRef";

class FieldChip implements NodeView {
  readonly dom = document.createElement("span");
  readonly #page: ChipPage;
  readonly #stop: () => void;
  #key: string;

  constructor(node: DraftNode, page: ChipPage) {
    this.#page = page;
    this.#key = String(node.attrs["key"]);
    this.dom.contentEditable = "false";
    this.dom.addEventListener("click", () => {
      if (page.mayFill) page.open(this.#key, this.dom);
    });
    this.#stop = page.fields.subscribe(() => this.#draw());
    this.#draw();
  }

  update(node: DraftNode): boolean {
    if (!isFieldNode(node)) return false;
    this.#key = String(node.attrs["key"]);
    this.#draw();
    return true;
  }

  selectNode(): void {
    this.dom.dataset["selected"] = "";
  }

  deselectNode(): void {
    delete this.dom.dataset["selected"];
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#stop();
  }

  #draw(): void {
    const { fields, mayFill, name } = this.#page;
    const empty = fields.isEmpty(this.#key);
    const label = fields.label(this.#key);
    this.dom.dataset["field"] = this.#key;
    this.dom.toggleAttribute("data-empty", empty);
    this.dom.title = label;
    if (mayFill) {
      this.dom.setAttribute("role", "button");
      this.dom.setAttribute("aria-haspopup", "dialog");
      this.dom.setAttribute("aria-label", name(label, empty ? "" : fields.shown(this.#key)));
    }
    this.dom.textContent = empty ? label.toLocaleLowerCase() : fields.shown(this.#key);
  }
}
