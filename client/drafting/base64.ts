const PART = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length; at += PART) {
    letters += String.fromCharCode(...bytes.subarray(at, at + PART));
  }
  return btoa(letters);
}

/** @throws DOMException when it is not base64 */
export function fromBase64(text: string): ArrayBuffer {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes.buffer;
}
