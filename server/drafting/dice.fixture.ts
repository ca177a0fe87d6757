/** A repeatable source of chance. */
export function dice(seedNumber: number): (below: number) => number {
  let state = seedNumber;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
