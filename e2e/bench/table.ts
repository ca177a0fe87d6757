import { type Measure, median } from "./measure.ts";

/** peer → what was measured of it, over all runs */
export type Results = ReadonlyMap<string, readonly Measure[]>;

const OURS = "Counterpart";

/** One table: a line for each measure, medians for each server, and how ours stands to the best peer. */
export function table(results: Results): string {
  const peers = [...results.keys()];
  const measures = new Map([...results.values()].flat().map((one) => [one.name, one]));
  const lines = [...measures.values()].map((measure) => {
    const values = peers.map((peer) => medianOf(results, peer, measure.name));
    return [measure.name, measure.unit, ...values.map(shown), ratio(measure, peers, values)];
  });
  const head = ["measure", "unit", ...peers, "ours to the best peer"];
  const widths = head.map((title, at) =>
    Math.max(title.length, ...lines.map((line) => line[at]?.length ?? 0)),
  );
  return [head, widths.map((width) => "-".repeat(width)), ...lines]
    .map((cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`)
    .join("\n");
}

function medianOf(results: Results, peer: string, name: string): number {
  const values = (results.get(peer) ?? []).filter((one) => one.name === name);
  return median(values.map(({ value }) => value));
}

function ratio(measure: Measure, peers: readonly string[], values: readonly number[]): string {
  const own = values[peers.indexOf(OURS)] ?? NaN;
  const others = values.filter((value, at) => peers[at] !== OURS && Number.isFinite(value));
  const best = measure.better === "less" ? Math.min(...others) : Math.max(...others);
  return others.length > 0 && Number.isFinite(own) && best !== 0
    ? `${(own / best).toFixed(2)} ×`
    : "";
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en-GB");
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
