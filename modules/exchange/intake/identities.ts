import { findSmsText } from '../aml/decode.ts';

const HIDDEN = 'hidden';

/**
 * A message without IMSI and IMEI, to be kept and shown with what could not be taken in: their fields by name, and any run of as many
 * digits as they have, wherever it stands. Better a call's id made unreadable than a phone's kept.
 */
export function withoutIdentities(bytes: Uint8Array): Uint8Array {
  const text = findSmsText(bytes) ?? Buffer.from(bytes).toString('utf8');
  const hidden = text
    // Digits may be written in hex as %31; then nothing would find them.
    .replace(/%3(\d)/g, '$1')
    .replace(/\b(si|ei|(?:device_)?im[es]i)(\s*[=:]\s*)[^;&\s"<>]+/gi, `$1$2${HIDDEN}`)
    .replace(/\d{14,}/g, HIDDEN);
  return new TextEncoder().encode(hidden);
}
