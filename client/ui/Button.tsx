import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Link } from "react-router";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";
import { tell } from "./status.ts";

type ButtonKind = "primary" | "secondary" | "quiet" | "agree" | "private" | "danger";
type ButtonSize = "sm" | "md" | "lg";

interface Look {
  readonly kind?: ButtonKind | undefined;
  readonly size?: ButtonSize | undefined;
  readonly block?: boolean | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
}

type NativeButton = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  "disabled" | "className" | "children"
>;

export interface ButtonProps extends Look, NativeButton {
  readonly ref?: Ref<HTMLButtonElement>;
  /** The words shown while the press is being carried out, such as "Saving". The width stays. */
  readonly busy?: string | false | undefined;
  /** Why this cannot be done now. The button stays reachable and says it when pressed. */
  readonly unavailable?: string | undefined;
}

const ICON = { sm: 14, md: 16, lg: 20 } as const;

function look({ kind = "secondary", size = "md", block = false }: Omit<Look, "children">): string {
  return classes(styles["button"], styles[kind], styles[size], block && styles["block"]);
}

/** A press that does something. Use `LinkButton` for one that goes somewhere. */
export function Button(props: ButtonProps) {
  const { kind, size, block, icon, children, busy, unavailable, onClick, type, ...native } = props;
  const isBusy = typeof busy === "string";
  return (
    <button
      {...native}
      type={type ?? "button"}
      className={look({ kind, size, block })}
      aria-disabled={isBusy || unavailable !== undefined ? true : native["aria-disabled"]}
      aria-busy={isBusy ? true : undefined}
      onClick={(event) => {
        if (unavailable !== undefined || isBusy) {
          event.preventDefault();
          if (unavailable !== undefined) tell(unavailable);
          return;
        }
        onClick?.(event);
      }}
    >
      <span className={classes(styles["label"], isBusy && styles["behind"])}>
        <Glyph icon={icon} size={size} />
        {children}
      </span>
      {isBusy ? <span className={styles["busy"]}>{busy}</span> : null}
    </button>
  );
}

/** A place to go, drawn as a button. */
export function LinkButton({
  to,
  kind,
  size,
  block,
  icon,
  children,
}: Look & { readonly to: string }) {
  return (
    <Link to={to} className={look({ kind, size, block })}>
      <span className={styles["label"]}>
        <Glyph icon={icon} size={size} />
        {children}
      </span>
    </Link>
  );
}

/** A button that is a single icon. `label` is its name for everyone who cannot see the icon. */
export function IconButton({
  label,
  icon: Icon,
  pressed,
  ...native
}: NativeButton & {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      {...native}
      className={classes(styles["button"], styles["iconOnly"])}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}

function Glyph({
  icon: Icon,
  size = "md",
}: {
  icon?: LucideIcon | undefined;
  size?: ButtonSize | undefined;
}) {
  return Icon === undefined ? null : <Icon size={ICON[size]} aria-hidden />;
}
