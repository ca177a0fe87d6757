import {
  ClipboardList,
  FileText,
  MessageSquareText,
  PenLine,
  Server,
  Users,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { useMoments } from "../ui/moments.ts";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./Audit.module.css";
import { type AuditEvent, type Kind, sentenceOf } from "./lines.ts";
import { useSentence } from "./use-sentence.ts";

const ICONS: Record<Kind, LucideIcon> = {
  signing: PenLine,
  words: FileText,
  people: Users,
  assessment: ClipboardList,
  discussion: MessageSquareText,
  server: Server,
};

/** One step: when, who, what, and its mark. */
export function AuditLine({
  agreement,
  event,
}: {
  readonly agreement: AgreementView;
  readonly event: AuditEvent;
}) {
  const { t } = useTranslation("audit");
  const moments = useMoments();
  const { bold, rest } = useSentence(agreement)(event);
  const reason = event.params["reason"];
  const mark = event.hash.slice(0, 4);
  return (
    <li className={styles["line"]}>
      <time dateTime={event.at}>{moments.time(event.at)}</time>
      <Who agreement={agreement} event={event} />
      <div>
        <p>
          <b>{bold}</b> {rest}
        </p>
        {reason === undefined ? null : <q className={styles["say"]}>{reason}</q>}
      </div>
      <code title={event.hash} aria-label={t("mark", { mark })}>
        {mark}
      </code>
    </li>
  );
}

function Who({
  agreement,
  event: { personName, organisationName, ...event },
}: {
  readonly agreement: AgreementView;
  readonly event: AuditEvent;
}) {
  const party = agreement.parties.find(({ shortName }) => shortName === organisationName);
  if (personName === null || party === undefined) {
    const Icon = ICONS[sentenceOf({ ...event, personName, organisationName }).kind];
    return (
      <span className={styles["icon"]}>
        <Icon size={20} aria-hidden />
      </span>
    );
  }
  return <Avatar name={personName} org={orgNumber(party.mark)} />;
}
