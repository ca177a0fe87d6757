import type { Page } from "@playwright/test";
import type { DocumentJson } from "#shared/drafting/document.ts";

/**
 * A draft as one canonical text, a line for each clause node: its id and level, its words with bold
 * ones in `*`, fields as `{key}`, references as `[target]`, and `|` before each paragraph. What a page
 * shows and what a server stores give the same text when they are the same draft.
 */
export function storedText({ content = [] }: DocumentJson): string {
  return content
    .map(({ attrs, content: blocks = [] }) => `${attrs.id} ${attrs.level} ${words(blocks)}`)
    .join("\n")
    .replaceAll("**", "");
}

type Part = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: object;
  readonly marks?: readonly { readonly type: string }[];
  readonly content?: readonly Part[];
};

function words(parts: readonly Part[] = []): string {
  return parts.map(wordsOf).join("");
}

const isBold = (marks: Part["marks"]) => marks?.some((mark) => mark.type === "bold") === true;

function wordsOf({ type, text = "", attrs, marks, content }: Part): string {
  const [value] = Object.values(attrs ?? {}).map(String);
  switch (type) {
    case "text":
      return isBold(marks) ? `*${text}*` : text;
    case "fieldRef":
      return `{${value ?? ""}}`;
    case "xref":
      return `[${value ?? ""}]`;
    case "paragraph":
      return `|${words(content)}`;
    default:
      return words(content);
  }
}

/** The same of the paper that a page shows, read from its elements. */
export async function shownText(page: Page): Promise<string> {
  const lines = await page.locator(".ProseMirror").evaluate((paper) => {
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof HTMLElement) || node.dataset["presence"] !== undefined) return "";
      const { field, xref } = node.dataset;
      if (field !== undefined) return `{${field}}`;
      if (xref !== undefined) return `[${xref}]`;
      const inside = [...node.childNodes].map(read).join("");
      if (node.tagName === "STRONG") return `*${inside}*`;
      return `${node.tagName === "P" ? "|" : ""}${inside}`;
    };
    return [...paper.querySelectorAll<HTMLElement>("[data-clause]")].map(
      ({ dataset, childNodes }) =>
        `${dataset["clause"] ?? ""} ${dataset["level"] ?? ""} ${[...childNodes].map(read).join("")}`,
    );
  });
  return lines.join("\n").replaceAll("**", "");
}
