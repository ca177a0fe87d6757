import {
  chmodSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
  closeSync,
} from "node:fs";
import { join } from "node:path";

/** A secret that can't be trusted as it is found; the sentence says what to do. */
class SecretError extends Error {}

/**
 * The secret `data/secrets/{name}`; made and kept on first use.
 *
 * Promised: the folder is 0700 and the file 0600, a file that is there is never written again
 * (`O_EXCL`), and two first starts at once end with one secret.
 * @throws SecretError when others can read the file, or it is shorter than `make` would give
 */
export function secretOf(dataDir: string, name: string, make: () => Uint8Array): Uint8Array {
  const folder = join(dataDir, "secrets");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, name);
  const fresh = make();
  createOnce(file, fresh);
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new SecretError(`Others can read ${file}. Run: chmod 600 ${file}`);
  }
  const found = new Uint8Array(readFileSync(file));
  if (found.length < Math.min(fresh.length, 32)) {
    throw new SecretError(`${file} is too short to be a secret. Restore it from a backup.`);
  }
  return found;
}

function createOnce(file: string, bytes: Uint8Array): void {
  let handle: number;
  try {
    handle = openSync(file, "wx", 0o600);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    throw error;
  }
  try {
    writeSync(handle, bytes);
  } finally {
    closeSync(handle);
  }
}
