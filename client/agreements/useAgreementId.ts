import { useParams } from "react-router";

/** The `:id` of the address: which agreement a page is about. */
export function useAgreementId(): string {
  const { id } = useParams();
  return id ?? "";
}
