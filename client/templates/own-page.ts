/** The address of the pages about an organisation's own wordings: the list, or one of them. */
export function ownPage(organisationId: string, clause = ""): string {
  const one = clause === "" ? "" : `/${clause}`;
  return `/organisation/wordings${one}?of=${encodeURIComponent(organisationId)}`;
}
