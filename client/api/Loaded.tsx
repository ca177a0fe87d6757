import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

/**
 * What a query gives: grey lines while it loads, the refusal with its next step when it fails, and
 * the children once it is here. A later failure keeps what was loaded and says so above it.
 */
export function Loaded<Value>({
  query,
  lines = 4,
  children,
}: {
  readonly query: UseQueryResult<Value>;
  readonly lines?: number;
  readonly children: (value: Value) => ReactNode;
}) {
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
