import { Braces, ListTree, type LucideIcon, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Kbd } from "../ui/Tag.tsx";
import styles from "./FindPalette.module.css";
import { type FoundLine, findLines, foundRuns } from "./find-in-draft.ts";

/** Something the palette can do, found by its words. */
export interface PaletteCommand {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

interface PaletteProps {
  readonly lines: readonly FoundLine[];
  readonly commands: readonly PaletteCommand[];
  /** Shown once something is typed that they fit. */
  readonly fields: readonly Omit<PaletteCommand, "icon">[];
  readonly onGo: (id: string) => void;
  readonly onClose: () => void;
}

const MOST_FIELDS = 4;

/** Finds a line of the draft by number or words, and everything that can be done from the keyboard. */
export function FindPalette(props: PaletteProps) {
  const { t } = useTranslation("drafting");
  const [typed, setTyped] = useState("");
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles["scrim"] ?? ""}
      onOpenChange={(stays) => {
        if (!stays) props.onClose();
      }}
    >
      <Modal className={styles["box"] ?? ""}>
        <Dialog aria-label={t("find.label")} className={styles["dialog"] ?? ""}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label={t("find.label")} className={styles["field"] ?? ""}>
              <Search size={20} aria-hidden />
              <Input placeholder={t("find.placeholder")} ref={focusOnOpen} />
              <Kbd>Esc</Kbd>
            </TextField>
            <Results {...props} typed={typed} />
          </Autocomplete>
          <p className={styles["foot"]}>
            <span>
              <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t("find.move")}
            </span>
            <span>
              <Kbd>Enter</Kbd> {t("find.open")}
            </span>
            <span>{t("find.number")}</span>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The input is what the palette was opened for. */
function focusOnOpen(input: HTMLInputElement | null): void {
  input?.focus();
}

function Results({ typed, lines, onGo, ...rest }: PaletteProps & { readonly typed: string }) {
  const { t } = useTranslation("drafting");
  const found = findLines(lines, typed);
  const does = commandsFor(typed, rest.commands, rest.fields);
  return (
    <Menu
      aria-label={t("find.results")}
      className={styles["list"] ?? ""}
      renderEmptyState={() => <p className={styles["none"]}>{t("find.none")}</p>}
    >
      <Section title={t("find.clauses")} shown={found.length > 0}>
        {found.map((line) => (
          <Choice
            key={line.id}
            id={`line ${line.id}`}
            text={`${line.number} ${line.words}`}
            icon={ListTree}
            onChoose={() => onGo(line.id)}
          >
            <b>{line.number}</b> <Found words={line.words} typed={typed} />
          </Choice>
        ))}
      </Section>
      <Section title={t("find.do")} shown={does.length > 0}>
        {does.map((command) => (
          <Choice
            key={command.id}
            id={`do ${command.id}`}
            text={command.label}
            icon={command.icon}
            onChoose={() => {
              rest.onClose();
              command.run();
            }}
          >
            {command.label}
          </Choice>
        ))}
      </Section>
    </Menu>
  );
}

/** What fits the typed words: commands always, fields once something is typed. */
function commandsFor(
  typed: string,
  commands: readonly PaletteCommand[],
  fields: PaletteProps["fields"],
): PaletteCommand[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const fits = ({ label }: { readonly label: string }) =>
    label.toLocaleLowerCase().includes(wanted);
  const some = wanted === "" ? [] : fields.filter(fits).slice(0, MOST_FIELDS);
  return [...commands.filter(fits), ...some.map((field) => ({ ...field, icon: Braces }))];
}

function Section({
  title,
  shown,
  children,
}: {
  readonly title: string;
  readonly shown: boolean;
  readonly children: ReactNode;
}) {
  if (!shown) return null;
  return (
    <MenuSection>
      <Header className={styles["head"] ?? ""}>{title}</Header>
      {children}
    </MenuSection>
  );
}

function Choice({
  id,
  text,
  icon: Icon,
  onChoose,
  children,
}: {
  readonly id: string;
  readonly text: string;
  readonly icon: LucideIcon;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <MenuItem id={id} textValue={text} className={styles["choice"] ?? ""} onAction={onChoose}>
      <Icon size={17} aria-hidden />
      <span className={styles["words"]}>{children}</span>
    </MenuItem>
  );
}

function Found({ words, typed }: { readonly words: string; readonly typed: string }) {
  return foundRuns(words, typed).map((run) =>
    run.found ? <mark key="found">{run.text}</mark> : <span key={run.text}>{run.text}</span>,
  );
}
