import { getFile } from "../api/client.ts";
import { signoffPath } from "./signing.ts";

/** Fetches the evidence bundle byte for byte and lets the browser keep it as a file. */
export async function downloadBundle(agreementId: string): Promise<void> {
  const file = await getFile(signoffPath(agreementId, "evidence"));
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${agreementId}-evidence.json`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
