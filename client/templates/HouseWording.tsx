import { BookmarkPlus, CircleCheck, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentJson } from "#shared/drafting/document.ts";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { HouseWordingView } from "#shared/protocol/house-wordings.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { useQuery } from "@tanstack/react-query";
import { partyOf } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { Loaded } from "../api/Loaded.tsx";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { Tag } from "../ui/Tag.tsx";
import type { AboutProps, ClauseHere } from "./AboutClause.tsx";
import { HouseUse } from "./HouseUse.tsx";
import styles from "./HouseWording.module.css";
import { type HouseLook, houseLook, type WordsToKeep, wordsToKeep } from "./house-look.ts";
import { houseWordingsQuery, useHouseWording } from "./house-wordings.ts";
import { KeepHouse } from "./KeepHouse.tsx";
import { Part } from "./Part.tsx";
import { RemoveHouse } from "./RemoveHouse.tsx";

interface HouseProps extends AboutProps {
  readonly library: ClauseId;
  readonly here: ClauseHere;
}

/** What one's own organisation keeps of this clause, for its leads alone. */
export function HouseWording(page: HouseProps) {
  if (page.context.desk === null || !mayNow(page.agreement, "edit")) return null;
  return <OwnPart {...page} />;
}

function OwnPart(page: HouseProps) {
  const { t } = useTranslation("templates");
  const query = useQuery(houseWordingsQuery(page.agreement.id));
  return (
    <Part title={t("house.title")}>
      <Loaded query={query} lines={2}>
        {({ wordings }) => (
          <Kept {...page} kept={wordings.find(({ clause }) => clause === page.library)} />
        )}
      </Loaded>
    </Part>
  );
}

function Kept({ kept, ...page }: HouseProps & { readonly kept: HouseWordingView | undefined }) {
  const draft = page.context.desk?.edits.content();
  if (draft === undefined) return null;
  const words = wordsToKeep(draft, page.here.nodeIds);
  const look = kept && houseLook(kept.words, page.here.nodeIds, { draft, ...page });
  const one = kept === undefined || !look ? null : { kept, look };
  // At one place whatever is kept: a colleague may keep or remove one while this is open.
  return (
    <>
      {one === null ? <NoneYet {...page} words={words} /> : <One {...page} {...one} />}
      <KeepThese
        {...page}
        words={words}
        before={one?.kept.name ?? ""}
        offered={one?.look.chosen !== true}
      />
    </>
  );
}

function NoneYet({ words, agreement }: HouseProps & { readonly words: WordsToKeep }) {
  const { t } = useTranslation("templates");
  if ("why" in words) return null;
  return <p>{t("house.none", { organisation: ownName(agreement) })}</p>;
}

const ownName = (agreement: AgreementView): string =>
  partyOf(agreement, agreement.organisationId)?.shortName ?? "";

/** The way to keep the words as they stand, or why they can't be kept. */
function KeepThese({
  library,
  here,
  agreement,
  words,
  before,
  offered,
}: Pick<HouseProps, "library" | "here" | "agreement"> & {
  readonly words: WordsToKeep;
  readonly before: string;
  /** False where these are the kept words already. */
  readonly offered: boolean;
}) {
  const { t } = useTranslation("templates");
  const [keeping, setKeeping] = useState<DocumentJson | null>(null);
  return (
    <>
      {offered && "why" in words ? <p>{t(`house.tied.${words.why}`)}</p> : null}
      {offered && "words" in words ? (
        <Button size="sm" icon={BookmarkPlus} onClick={() => setKeeping(words.words)}>
          {t(before === "" ? "house.keep" : "house.instead")}
        </Button>
      ) : null}
      {keeping === null ? null : (
        <KeepHouse
          agreementId={agreement.id}
          library={library}
          title={here.title}
          words={keeping}
          before={before}
          onClose={() => setKeeping(null)}
        />
      )}
    </>
  );
}

function One({
  kept,
  look,
  ...page
}: HouseProps & {
  readonly kept: HouseWordingView;
  readonly look: HouseLook;
}) {
  const { t } = useTranslation("templates");
  const moments = useMoments();
  const [looked, setLooked] = useState<HouseLook | null>(null);
  const [removing, setRemoving] = useState(false);
  const acts = useHouseWording(page.agreement.id, page.library);
  return (
    <div className={styles["kept"]}>
      <b>{kept.name}</b>
      <span>{t("house.keptBy", { person: kept.personName, at: moments.both(kept.at) })}</span>
      <Fits look={look} onLook={() => setLooked(look)} />
      <Button size="sm" kind="quiet" icon={Trash2} onClick={() => setRemoving(true)}>
        {t("house.remove")}
      </Button>
      {looked === null ? null : (
        <HouseUse
          {...page}
          look={looked}
          name={kept.name}
          organisation={ownName(page.agreement)}
          onClose={() => setLooked(null)}
        />
      )}
      {removing ? (
        <RemoveHouse removing={acts} name={kept.name} onClose={() => setRemoving(false)} />
      ) : null}
    </div>
  );
}

/** The way to use it here, or why it can't be used. */
function Fits({ look, onLook }: { readonly look: HouseLook; readonly onLook: () => void }) {
  const { t } = useTranslation("templates");
  if (look.chosen) {
    return (
      <Tag tone="agreed" icon={CircleCheck}>
        {t("house.chosen")}
      </Tag>
    );
  }
  if (look.missing.length > 0) {
    return <span>{t("house.missing", { clauses: look.missing.join(", ") })}</span>;
  }
  if (look.unknownField) return <span>{t("house.unknownField")}</span>;
  return (
    <Button size="sm" onClick={onLook}>
      {t("house.look")}
    </Button>
  );
}
