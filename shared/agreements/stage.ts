import * as z from "zod";

/** The stages an agreement is stored in. "Signed (start ahead)", "review due" and "declined" are computed. */
export const STAGES = ["assessing", "drafting", "signing", "inForce", "ended"] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

/** What a person may be on an agreement. One person may hold several. */
export const ROLES = ["lead", "legal", "director", "viewer"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
