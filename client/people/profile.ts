import { LegalForm, Nation } from "#shared/agreements/party.ts";
import { Profile } from "#shared/protocol/people.ts";

/** A profile while it is typed: nothing is chosen for a person before they choose. */
export interface ProfileDraft {
  readonly legalName: string;
  readonly shortName: string;
  readonly number: string;
  readonly address: string;
  readonly legalForm: LegalForm | "";
  readonly nation: Nation | "";
  readonly publicAuthority: boolean | undefined;
  readonly languages: readonly ("en" | "cy")[];
  readonly regulator?: string | undefined;
  readonly signers?: 1 | 2 | undefined;
  readonly signingRule?: string | undefined;
}

export const LEGAL_FORMS = LegalForm.options;
export const NATIONS = Nation.options;

export function emptyProfile(legalName: string): ProfileDraft {
  return {
    legalName,
    shortName: "",
    number: "",
    address: "",
    legalForm: "",
    nation: "",
    publicAuthority: undefined,
    languages: ["en"],
  };
}

/** The parts of a profile that can be wrong, in the order of the page. */
const PARTS = [
  "legalName",
  "shortName",
  "number",
  "address",
  "legalForm",
  "nation",
  "publicAuthority",
  "languages",
  "regulator",
  "signers",
  "signingRule",
] as const;
export type ProfilePart = (typeof PARTS)[number];

/** The whole profile, or which parts do not fit. */
export function readProfile(
  draft: ProfileDraft,
): { readonly profile: Profile } | { readonly wrong: readonly ProfilePart[] } {
  const parsed = Profile.safeParse(draft);
  if (parsed.success) return { profile: parsed.data };
  const at = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return { wrong: PARTS.filter((part) => at.has(part)) };
}
