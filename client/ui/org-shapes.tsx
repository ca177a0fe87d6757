import type { ReactElement } from "react";

/** The eight colour and shape pairs, given out per agreement. Colour never stands alone. */
export type OrgNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const NUMBERS: readonly OrgNumber[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** A party's mark as the server stores it, 1 to 8; anything else becomes the first. */
export function orgNumber(mark: number): OrgNumber {
  return NUMBERS.find((number) => number === mark) ?? 1;
}

/** The shape alone, in a 24 by 24 box: drawn filled, or inset by half the stroke when hollow. */
export function Shape({ org, hollow }: { readonly org: OrgNumber; readonly hollow: boolean }) {
  return SHAPES[org][hollow ? "hollow" : "filled"];
}

const path = (d: string) => <path d={d} strokeLinejoin="round" />;
const square = (inset: number, radius: number, turned = false) => (
  <rect
    x={inset}
    y={inset}
    width={24 - 2 * inset}
    height={24 - 2 * inset}
    rx={radius}
    {...(turned && { transform: "rotate(45 12 12)" })}
  />
);

const SHAPES: Record<OrgNumber, { readonly filled: ReactElement; readonly hollow: ReactElement }> =
  {
    1: { filled: <circle cx="12" cy="12" r="11.2" />, hollow: <circle cx="12" cy="12" r="9.9" /> },
    2: { filled: square(1.6, 4.2), hollow: square(2.9, 3.4) },
    3: {
      filled: path("M12 .2 22.2 6.1v11.8L12 23.8 1.8 17.9V6.1Z"),
      hollow: path("M12 1.6 21 6.8v10.4l-9 5.2-9-5.2V6.8Z"),
    },
    4: { filled: square(3.6, 2.2, true), hollow: square(4.9, 2.2, true) },
    5: {
      filled: path("M2 2.6H22V12C22 18 17 21 12 23 7 21 2 18 2 12Z"),
      hollow: path("M3.3 3.9H20.7V12C20.7 17.4 17 20.2 12 21.7 7 20.2 3.3 17.4 3.3 12Z"),
    },
    6: {
      filled: path("M2 2H12.6C18.4 2 22 5.6 22 11.4V22H11.4C5.6 22 2 18.4 2 12.6Z"),
      hollow: path(
        "M3.3 3.3H12.6C18.4 3.3 20.7 5.6 20.7 11.4V20.7H11.4C5.6 20.7 3.3 18.4 3.3 12.6Z",
      ),
    },
    7: {
      filled: path("M2.4 22V11.6a9.6 9.6 0 0 1 19.2 0V22Z"),
      hollow: path("M3.7 20.7V11.6a8.3 8.3 0 0 1 16.6 0v9.1Z"),
    },
    8: {
      filled: path("M12 1.4 22.4 9.4V21.6H1.6V9.4Z"),
      hollow: path("M12 3.1 21.1 9.9V20.3H2.9V9.9Z"),
    },
  };
