/** Where an address leads on the paper: `#nodeId`, or `?field=key`. */
export interface Arrival {
  readonly nodeId: string | null;
  readonly field: string | null;
}

/** Reads the address of the page. */
export function arrivalAt(address: Pick<Location, "hash" | "search">): Arrival {
  const nodeId = address.hash.slice(1);
  return {
    nodeId: nodeId === "" ? null : decodeURIComponent(nodeId),
    field: new URLSearchParams(address.search).get("field"),
  };
}
