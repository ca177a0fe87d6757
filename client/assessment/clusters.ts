/** Marks that would cover each other on a line stand side by side at one place. */
export interface Cluster {
  readonly at: number;
  readonly parties: readonly string[];
}

/** Closer than this, two marks touch on a line of about 350 px. */
const TOO_CLOSE = 0.4;

/** Groups values so that no two groups are too close to draw, in ascending order. */
export function clusters(
  values: readonly { readonly party: string; readonly mean: number }[],
): readonly Cluster[] {
  const groups: (typeof values)[number][][] = [];
  for (const value of values.toSorted((a, b) => a.mean - b.mean)) {
    const last = groups.at(-1);
    const near = last?.at(0);
    if (last !== undefined && near !== undefined && value.mean - near.mean < TOO_CLOSE) {
      last.push(value);
    } else {
      groups.push([value]);
    }
  }
  return groups.map((group) => ({
    at: group.reduce((sum, { mean }) => sum + mean, 0) / group.length,
    parties: group.map(({ party }) => party),
  }));
}
