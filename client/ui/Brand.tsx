import { Link } from "react-router";
import styles from "./Brand.module.css";

/** The mark: one paper, cut in two along a wave, each half a counterpart of the other. */
export function BrandMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 28 28" width={size} height={size} className={styles["mark"]} aria-hidden>
      <path
        fill="currentColor"
        d="M6 2h7.4c5 4-5 8 0 12s-5 8 0 12H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4Z"
      />
      <path
        fill="currentColor"
        opacity=".38"
        d="M16.2 2H22a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4h-5.8c-5-4 5-8 0-12s5-8 0-12Z"
      />
    </svg>
  );
}

/** Mark and name, leading home. */
export function Brand() {
  return (
    <Link to="/" className={styles["brand"]}>
      <BrandMark />
      Counterpart
    </Link>
  );
}
