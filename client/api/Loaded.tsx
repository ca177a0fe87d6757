import type { UseQueryResult } from "@tanstack/react-query";
import { Map } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { PageTitle } from "../ui/Page.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ProblemNote } from "./ProblemNote.tsx";
import { problemFrom } from "./problems.ts";

interface LoadedProps<Value> {
  readonly query: UseQueryResult<Value>;
  readonly lines?: number;
  readonly children: (value: Value) => ReactNode;
}

/**
 * What a query gives: grey lines while it loads, the refusal with its next step when it fails, and
 * the children once it is here. A later failure keeps what was loaded and says so above it.
 */
export function Loaded<Value>({ query, lines = 4, children }: LoadedProps<Value>) {
  const again = () => {
    void query.refetch();
  };
  if (query.data === undefined) {
    return query.isError ? (
      <ProblemNote thrown={query.error} again={again} />
    ) : (
      <Skeleton lines={lines} />
    );
  }
  return (
    <>
      {query.isError ? <ProblemNote thrown={query.error} again={again} /> : null}
      {children(query.data)}
    </>
  );
}

/**
 * The same for a whole page, which has a heading in every state. What is not there, or not the
 * reader's to see, gets a page that says so.
 * @param title the heading until the children bring their own
 */
export function LoadedPage<Value>({
  title,
  ...props
}: LoadedProps<Value> & { readonly title: string }) {
  const { query } = props;
  if (query.data !== undefined) return <Loaded {...props} />;
  if (query.isError && problemFrom(query.error).code === "notFound") return <NotYours />;
  return (
    <>
      <PageTitle title={title} />
      <Loaded {...props} />
    </>
  );
}

function NotYours() {
  const { t } = useTranslation("api");
  return (
    <Message
      icon={Map}
      title={t("notYours.title")}
      actions={
        <LinkButton kind="primary" to="/">
          {t("next.home")}
        </LinkButton>
      }
    >
      {t("notYours.text")}
    </Message>
  );
}
