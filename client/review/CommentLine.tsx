import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { CommentView } from "#shared/protocol/review.ts";
import { partyOf } from "../agreements/agreement.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { useMoments } from "../ui/moments.ts";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./CommentLine.module.css";

/** One comment: who, for whom, when, and what they said. */
export function CommentLine({
  comment,
  agreement,
  mine,
}: {
  readonly comment: CommentView;
  readonly agreement: AgreementView;
  readonly mine: boolean;
}) {
  const { t } = useTranslation("review");
  const moments = useMoments();
  const party = partyOf(agreement, comment.organisationId);
  return (
    <li className={styles["comment"]}>
      <div className={styles["by"]}>
        <Avatar
          name={comment.personName}
          size={22}
          org={party === undefined ? undefined : orgNumber(party.mark)}
        />
        <span>
          <b>{mine ? t("card.you") : comment.personName}</b>
          {mine || party === undefined ? "" : t("card.by", { organisation: party.shortName })}
        </span>
        <time dateTime={comment.at} title={moments.both(comment.at)}>
          {moments.ago(comment.at)}
        </time>
      </div>
      <p className={styles["words"]}>{comment.body}</p>
    </li>
  );
}
