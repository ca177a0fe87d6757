import { queryOptions } from "@tanstack/react-query";
import { Organisation, type Profile } from "#shared/protocol/people.ts";
import { get, NoReply, post, put, remove } from "../api/client.ts";

const path = (id: string) => `/api/organisations/${encodeURIComponent(id)}`;

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ["organisation", id],
    queryFn: async ({ signal }) => get(path(id), { signal }, Organisation),
  });

/** A new organisation; whoever makes it is its first administrator. */
export async function createOrganisation(profile: Profile): Promise<Organisation> {
  return post("/api/organisations", { body: profile }, Organisation);
}

export async function saveProfile(id: string, profile: Profile): Promise<void> {
  await put(path(id), { body: profile }, NoReply);
}

/** Takes a person out of the organisation and out of all its agreements. */
export async function removeMember(id: string, person: string): Promise<void> {
  await remove(`${path(id)}/members/${encodeURIComponent(person)}`, {}, NoReply);
}

/** One's own title ("Chief executive"), or anybody's for an administrator. */
export async function saveTitle(id: string, person: string, title: string): Promise<void> {
  await put(
    `${path(id)}/members/${encodeURIComponent(person)}/title`,
    { body: { title } },
    NoReply,
  );
}
