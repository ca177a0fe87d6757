import { Check } from "lucide-react";
import type { ReactNode } from "react";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./PartyList.module.css";

/** What a party has said. `current` is false where it was said of something that has changed since. */
interface OfParty {
  readonly organisationId: string;
  readonly current?: boolean;
}

/** Every party with its mark, and what it has said so far. */
export function PartyList<Said extends OfParty>({
  reveal,
  said,
  children,
}: {
  readonly reveal: Reveal;
  readonly said: readonly Said[];
  readonly children: (said: Said | undefined) => ReactNode;
}) {
  return (
    <ul className={styles["parties"]}>
      {reveal.parties.map(({ organisationId, shortName, mark }) => {
        const own = said.find((one) => one.organisationId === organisationId);
        const counts = own !== undefined && own.current !== false;
        return (
          <li key={organisationId}>
            <OrgMark org={orgNumber(mark)} state={counts ? "done" : "open"} />
            <span>
              <b>{shortName}</b>
              {children(own)}
            </span>
            {counts ? <Check size={16} aria-hidden /> : null}
          </li>
        );
      })}
    </ul>
  );
}
