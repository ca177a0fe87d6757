import { Ellipsis, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button as Press,
  Menu as List,
  MenuItem,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./Menu.module.css";

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly tone?: "danger";
  /** Goes there, or does that. */
  readonly onChoose: () => void;
}

/**
 * A button that opens a list of things to do.
 * @param label the name of the list, and of the button unless it speaks for itself
 * @param speaks the children are words that name the button
 * @param children what the button shows; three dots without
 */
export function Menu({
  label,
  choices,
  speaks = false,
  children,
}: {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly speaks?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <MenuTrigger>
      <Press
        {...(!speaks && { "aria-label": label })}
        className={classes(styles["trigger"], children === undefined && styles["dots"])}
      >
        {children ?? <Ellipsis size={18} aria-hidden />}
      </Press>
      <Popover className={styles["popover"] ?? ""} placement="bottom end">
        <List aria-label={label} className={styles["list"] ?? ""}>
          {choices.map(({ id, label: words, icon: Icon, tone, onChoose }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              className={classes(styles["choice"], tone === "danger" && styles["danger"])}
              onAction={onChoose}
            >
              {Icon === undefined ? null : <Icon size={16} aria-hidden />}
              {words}
            </MenuItem>
          ))}
        </List>
      </Popover>
    </MenuTrigger>
  );
}
