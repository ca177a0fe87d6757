import * as z from "zod";
import { type ClauseJson, DocumentJson } from "#shared/drafting/document.ts";

const isClause = (value: unknown) =>
  DocumentJson.safeParse({ type: "doc", content: [value] }).success;

const Node = z.custom<ClauseJson>(isClause).nullable();

/** What the writer did to one clause node: `null` stands for a node that is not there. */
export const HeldNode = z.object({
  nodeId: z.string(),
  /** When the writer last saw it. */
  base: Node,
  mine: Node,
  /** The nodes before it in the writer's draft, the nearest first. */
  after: z.array(z.string()),
  /** The writer put it in another place. */
  moved: z.boolean(),
});
export type HeldNode = z.infer<typeof HeldNode>;

const common = {
  /** One for each thing held back, for as long as it is. */
  key: z.string(),
  /** When the page last heard from the server before these words. */
  since: z.number(),
};

/** A clause that the writer changed during a long break, and others changed meanwhile. */
export const HeldClause = z.object({
  ...common,
  kind: z.literal("clause"),
  /** The level-1 node. */
  clauseId: z.string(),
  number: z.string(),
  title: z.string(),
  nodes: z.array(HeldNode),
});
export type HeldClause = z.infer<typeof HeldClause>;

/** A value that the writer filled in during a long break, and others changed meanwhile. */
export const HeldField = z.object({
  ...common,
  kind: z.literal("field"),
  field: z.string(),
  base: z.string(),
  mine: z.string(),
});
export type HeldField = z.infer<typeof HeldField>;

/** Words held back until their writer has decided. */
export const HeldWords = z.discriminatedUnion("kind", [HeldClause, HeldField]);
export type HeldWords = z.infer<typeof HeldWords>;
