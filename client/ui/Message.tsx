import { PageTitle } from "./Page.tsx";
import { Point, type PointProps } from "./Point.tsx";

/** A page that is one message: what happened, what it means, what to do. */
export function Message({ title, ...point }: PointProps) {
  return <Point {...point} roomy heading={<PageTitle title={title} />} />;
}
