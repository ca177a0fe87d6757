import { Point, type PointProps } from "./Point.tsx";

/** Nothing here yet, what that means, and the one thing to do about it. */
export function Empty({ title, ...point }: PointProps) {
  return <Point {...point} heading={<h2>{title}</h2>} />;
}
