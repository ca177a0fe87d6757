const WIDTH = 1000;
const MARGIN = 4;
const SWING = 52;

/**
 * The wavy edge of a fingerprint: one height for each of its 32 bytes, joined by a smooth line
 * through all of them (Catmull-Rom), in a box of 1000 by 60. Equal fingerprints give equal edges.
 * @param fingerprint 64 hexadecimal digits
 * @returns an SVG path from the left side to the right
 */
export function cutEdge(fingerprint: string): string {
  const points = heights(fingerprint).map((y, place, all) => ({
    x: (place * WIDTH) / (all.length - 1),
    y,
  }));
  const at = (place: number) =>
    points[Math.min(Math.max(place, 0), points.length - 1)] ?? { x: 0, y: 0 };
  const curves = points.slice(1).map((to, place) => {
    const [before, from, after] = [at(place - 1), at(place), at(place + 2)];
    const first = `${short(from.x + (to.x - before.x) / 6)} ${short(from.y + (to.y - before.y) / 6)}`;
    const second = `${short(to.x - (after.x - from.x) / 6)} ${short(to.y - (after.y - from.y) / 6)}`;
    return `C${first} ${second} ${short(to.x)} ${short(to.y)}`;
  });
  return `M0 ${short(at(0).y)}${curves.join("")}`;
}

function heights(fingerprint: string): number[] {
  const bytes = fingerprint.match(/[0-9a-f]{2}/g) ?? [];
  return bytes.map((byte) => MARGIN + (SWING * parseInt(byte, 16)) / 255);
}

const short = (value: number): string => value.toFixed(1);
