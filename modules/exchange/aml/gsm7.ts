/** GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1); its escape character stands for itself here. */
const ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Seven bits a character, packed least significant bit first. Never throws: every septet has its character. */
export function unpackGsm7(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    while (bits >= 7) {
      text += ALPHABET[held & 0x7f] ?? '';
      held >>= 7;
      bits -= 7;
    }
  }
  // Seven bits left over at the end of eight characters are filling, not an "@".
  return bytes.length % 7 === 0 && text.endsWith('@') ? text.slice(0, -1) : text;
}
