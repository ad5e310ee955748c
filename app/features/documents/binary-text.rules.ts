/**
 * Bytes as base64 text. Socket.IO sends bytes as a second frame beside the event's and frames a broadcast anew for each receiver;
 * an event that is text alone is one frame, made once. For a keystroke the third more of bytes costs less than that.
 */
export function toText(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export function fromText(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place += 1) bytes[place] = binary.charCodeAt(place);
  return bytes;
}

/** Socket.IO hands over an ArrayBuffer in the browser and a Buffer in Node. */
export function toBytes(value: Uint8Array | ArrayBuffer): Uint8Array {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value;
}
