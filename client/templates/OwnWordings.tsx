import { useQuery } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { mayIn } from "#shared/permissions/may.ts";
import type { HouseWordingView } from "#shared/protocol/house-wordings.ts";
import type { Me } from "#shared/protocol/people.ts";
import { LoadedPage } from "../api/Loaded.tsx";
import { useSignedIn } from "../people/me.ts";
import { organisationQuery } from "../people/organisation.ts";
import { Empty } from "../ui/Empty.tsx";
import { Page, PageHeader, PageTitle } from "../ui/Page.tsx";
import { ownWordingsQuery } from "./own-wordings.ts";

/** The organisation that one acts for, as a page about its own wordings names it. */
type Own = Me["organisations"][number];

interface OwnPageProps {
  /** Draws the page with its heading. */
  readonly children: (own: Own, wordings: readonly HouseWordingView[]) => ReactNode;
}

/** A page about the own wordings of an organisation, for those who lead an agreement for it. */
export function OwnWordings({ children }: OwnPageProps) {
  const { t } = useTranslation("templates");
  const { organisations } = useSignedIn();
  const [search] = useSearchParams();
  const own = organisations.find(({ id }) => id === search.get("of")) ?? organisations[0];
  return (
    <Page>
      {own === undefined ? (
        <PageTitle title={t("wordings.title")} />
      ) : (
        <ForMembers own={own}>{children}</ForMembers>
      )}
    </Page>
  );
}

function ForMembers({ own, children }: OwnPageProps & { readonly own: Own }) {
  const { t } = useTranslation("templates");
  const organisation = useQuery(organisationQuery(own.id));
  return (
    <LoadedPage query={organisation} title={t("wordings.title")}>
      {({ seats }) =>
        mayIn(seats, "readWordings") ? (
          <ForKeepers own={own}>{children}</ForKeepers>
        ) : (
          <>
            <PageHeader title={t("wordings.title")} back={backTo(own, t)} />
            <Empty
              icon={LockKeyhole}
              title={t("wordings.notYours", { organisation: own.shortName })}
            >
              {t("wordings.notYoursText")}
            </Empty>
          </>
        )
      }
    </LoadedPage>
  );
}

function ForKeepers({ own, children }: OwnPageProps & { readonly own: Own }) {
  const { t } = useTranslation("templates");
  const wordings = useQuery(ownWordingsQuery(own.id));
  return (
    <LoadedPage query={wordings} title={t("wordings.title")}>
      {(list) => children(own, list.wordings)}
    </LoadedPage>
  );
}

/** The way back to the page of the organisation. */
export function backTo(own: Own, t: ReturnType<typeof useTranslation<"templates">>["t"]) {
  return {
    to: `/organisation?of=${encodeURIComponent(own.id)}`,
    label: t("wordings.back", { organisation: own.shortName }),
  };
}
