import { Bookmark } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HouseWordingView } from "#shared/protocol/house-wordings.ts";
import { LIBRARY } from "#shared/templates/library.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Table } from "../ui/Card.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { useMoments } from "../ui/moments.ts";
import { PageHeader } from "../ui/Page.tsx";
import styles from "./HouseWordings.module.css";
import { backTo, OwnWordings } from "./OwnWordings.tsx";
import { ownPage } from "./own-page.ts";

/** Every wording that an organisation keeps, in the order of the library. */
export function HouseWordingsPage() {
  const { t } = useTranslation("templates");
  return (
    <OwnWordings>
      {(own, wordings) => (
        <>
          <PageHeader
            title={t("wordings.title")}
            lead={t("wordings.lead", { organisation: own.shortName })}
            back={backTo(own, t)}
          />
          {wordings.length === 0 ? (
            <Empty icon={Bookmark} title={t("wordings.none", { organisation: own.shortName })}>
              {t("wordings.noneText")}
            </Empty>
          ) : (
            <Wordings organisationId={own.id} wordings={wordings} />
          )}
        </>
      )}
    </OwnWordings>
  );
}

function Wordings({
  organisationId,
  wordings,
}: {
  readonly organisationId: string;
  readonly wordings: readonly HouseWordingView[];
}) {
  const { t } = useTranslation("templates");
  const moments = useMoments();
  const listed = LIBRARY.flatMap(({ id, title }) => {
    const kept = wordings.find(({ clause }) => clause === id);
    return kept === undefined ? [] : [{ ...kept, title }];
  });
  return (
    <div className={styles["list"]}>
      <Table stack label={t("wordings.title")}>
        <thead>
          <tr>
            <th scope="col">{t("wordings.clause")}</th>
            <th scope="col">{t("wordings.name")}</th>
            <th scope="col">{t("wordings.by")}</th>
            <th scope="col">
              <Hidden>{t("wordings.read")}</Hidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ clause, title, name, personName, at }) => (
            <tr key={clause}>
              <td>
                <b>{title}</b>
              </td>
              <td data-label={t("wordings.name")}>{name}</td>
              <td data-label={t("wordings.by")}>
                {personName}, {moments.both(at)}
              </td>
              <td>
                <LinkButton size="sm" to={ownPage(organisationId, clause)}>
                  {t("wordings.read")}
                  <Hidden> {title}</Hidden>
                </LinkButton>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
