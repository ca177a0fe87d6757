const NUL = "\u0000";

/**
 * Where a JSON value has the character NUL, in a text or in a key; null: nowhere. PostgreSQL keeps
 * none in a text, and nobody types one, so it is refused before it gets there (ST22).
 */
export function nulIn(value: unknown, field: readonly string[] = []): string | null {
  if (typeof value === "string") return value.includes(NUL) ? field.join(".") : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = nulIn(key, field) ?? nulIn(part, [...field, key]);
    if (found !== null) return found;
  }
  return null;
}
