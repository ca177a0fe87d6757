import { getFile } from "../api/client.ts";
import { keepFile } from "../api/keep-file.ts";
import { signoffPath } from "./signing.ts";

/** Fetches the evidence bundle byte for byte and lets the browser keep it as a file. */
export async function downloadBundle(agreementId: string): Promise<void> {
  const file = await getFile(signoffPath(agreementId, "evidence"));
  keepFile(file, `${agreementId}-evidence.json`);
}
