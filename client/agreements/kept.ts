import { queryOptions } from "@tanstack/react-query";
import { KeptCopy } from "#shared/protocol/kept.ts";
import { get, getFile } from "../api/client.ts";
import { keepFile } from "../api/keep-file.ts";
import { agreementKey } from "./agreement.ts";
import { agreementPath } from "./agreements.ts";

/** What one's organisation had until it left. It never changes. */
export const keptQuery = (id: string) =>
  queryOptions({
    queryKey: [...agreementKey(id), "kept"],
    queryFn: async ({ signal }) => get(`${agreementPath(id)}/kept`, { signal }, KeptCopy),
  });

/** The page of what was kept. */
export function keptPath(id: string): string {
  return `/agreements/${id}/left`;
}

/** Fetches one of its files as the person of this tab and lets the browser keep it. */
export async function takeKept(id: string, name: string): Promise<void> {
  const file = await getFile(`${agreementPath(id)}/kept/${encodeURIComponent(name)}`);
  keepFile(file, `${id}-${name}`);
}

const KINDS = ["draft", "assessment", "version", "evidence", "own"] as const;
type Kind = (typeof KINDS)[number];

/** A thing that was kept, with the files that hold it: a page to read, data for other programs. */
export interface KeptThing {
  readonly kind: Kind;
  /** Of a frozen version. */
  readonly number: string;
  readonly page: string | null;
  readonly data: string | null;
}

/** The files as people think of them: one line for each thing, a page before its data. */
export function keptThings({ files }: Pick<KeptCopy, "files">): KeptThing[] {
  const stems = new Set(files.map(({ name }) => name.replace(/\.[a-z]+$/, "")));
  return [...stems].flatMap((stem) => {
    const kind = KINDS.find((one) => stem.startsWith(one));
    if (kind === undefined) return [];
    const find = (end: string) => files.find(({ name }) => name === stem + end)?.name ?? null;
    const number = stem.replace(/^\D+/, "");
    return [{ kind, number, page: find(".html"), data: find(".json") }];
  });
}
