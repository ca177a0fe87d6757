import { useSearchParams } from "react-router";

/**
 * A path of ours to go on to, from the `next` of an address. Anything that could lead to another
 * site, or is no path, becomes home.
 */
export function nextPath(value: string | null): string {
  return value !== null && /^\/(?![/\\])[^\\\s]*$/.test(value) ? value : "/";
}

export function useNextPath(): string {
  const [search] = useSearchParams();
  return nextPath(search.get("next"));
}
