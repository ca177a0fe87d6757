import { Bookmark, Info, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import type { HouseWordingView } from "#shared/protocol/house-wordings.ts";
import { type ClauseId, isClauseId, libraryClause } from "#shared/templates/library.ts";
import { usePhone } from "../drafting/use-draft.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { useMoments } from "../ui/moments.ts";
import { Note } from "../ui/Note.tsx";
import { PageHeader } from "../ui/Page.tsx";
import { HouseCompare } from "./HouseCompare.tsx";
import { HouseEdit } from "./HouseEdit.tsx";
import styles from "./HouseWordings.module.css";
import { OwnWordings } from "./OwnWordings.tsx";
import { ownPage } from "./own-page.ts";
import { useOwnWording } from "./own-wordings.ts";
import { RemoveHouse } from "./RemoveHouse.tsx";

/** One wording that an organisation keeps: its words, beside the library's, and what may be done. */
export function HouseWordingPage() {
  const { clause = "" } = useParams();
  return (
    <OwnWordings>
      {({ id: organisationId }, wordings) => {
        const kept = wordings.find((one) => one.clause === clause);
        if (kept === undefined || !isClauseId(clause)) {
          return <Gone organisationId={organisationId} />;
        }
        return <One organisationId={organisationId} library={clause} kept={kept} />;
      }}
    </OwnWordings>
  );
}

function Gone({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation("templates");
  return (
    <>
      <PageHeader title={t("wordings.title")} />
      <Empty
        icon={Bookmark}
        title={t("wordings.gone")}
        actions={
          <LinkButton kind="primary" to={ownPage(organisationId)}>
            {t("wordings.toAll")}
          </LinkButton>
        }
      >
        {t("wordings.goneText")}
      </Empty>
    </>
  );
}

function One({
  organisationId,
  library,
  kept,
}: {
  readonly organisationId: string;
  readonly library: ClauseId;
  readonly kept: HouseWordingView;
}) {
  const { t } = useTranslation("templates");
  const moments = useMoments();
  const [editing, setEditing] = useState<HouseWordingView | null>(null);
  return (
    <>
      <PageHeader
        title={libraryClause(library)?.title ?? library}
        lead={t("wordings.keptBy", {
          name: kept.name,
          person: kept.personName,
          at: moments.both(kept.at),
        })}
        back={{ to: ownPage(organisationId), label: t("wordings.toAll") }}
      />
      <div className={styles["one"]}>
        {editing === null ? (
          <Reading
            organisationId={organisationId}
            library={library}
            kept={kept}
            onEdit={() => setEditing(kept)}
          />
        ) : (
          <HouseEdit
            organisationId={organisationId}
            library={library}
            began={editing}
            onDone={() => setEditing(null)}
          />
        )}
      </div>
    </>
  );
}

function Reading({
  organisationId,
  library,
  kept,
  onEdit,
}: Parameters<typeof One>[0] & { readonly onEdit: () => void }) {
  const { t } = useTranslation("templates");
  const navigate = useNavigate();
  const phone = usePhone();
  const [removing, setRemoving] = useState(false);
  const acts = useOwnWording(organisationId, library);
  return (
    <>
      <HouseCompare library={library} lines={kept.words.content ?? []} />
      {phone ? <Note icon={Info}>{t("wordings.editPhone")}</Note> : null}
      <div className={styles["acts"]}>
        {phone ? null : (
          <Button kind="primary" icon={Pencil} onClick={onEdit}>
            {t("wordings.edit")}
          </Button>
        )}
        <Button kind="quiet" icon={Trash2} onClick={() => setRemoving(true)}>
          {t("house.remove")}
        </Button>
      </div>
      {removing ? (
        <RemoveHouse
          removing={acts}
          name={kept.name}
          onClose={() => setRemoving(false)}
          onRemoved={() => void navigate(ownPage(organisationId))}
        />
      ) : null}
    </>
  );
}
