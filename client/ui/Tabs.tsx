import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as Group } from "react-aria-components";
import styles from "./Tabs.module.css";

interface TabOf<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ReactNode;
}

/**
 * Pages that share one place, one of them shown. The others stay as they are: words half typed there
 * are not lost. They fill the height they are given.
 */
export function Tabs<Id extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  end,
}: {
  readonly label: string;
  readonly tabs: readonly TabOf<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** Stands at the end of the row of tabs. */
  readonly end?: ReactNode;
}) {
  return (
    <Group
      className={styles["tabs"] ?? ""}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const found = tabs.find(({ id }) => id === key);
        if (found !== undefined) onChoose(found.id);
      }}
    >
      <div className={styles["row"]}>
        <TabList aria-label={label} className={styles["list"] ?? ""}>
          {tabs.map(({ id, label: words }) => (
            <Tab key={id} id={id} className={styles["tab"] ?? ""}>
              {words}
            </Tab>
          ))}
        </TabList>
        {end}
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} shouldForceMount className={styles["panel"] ?? ""}>
          {content}
        </TabPanel>
      ))}
    </Group>
  );
}
