import { readForm } from './form.ts';
import { unpackGsm7 } from './gsm7.ts';
import { type AmlMessage, type Fault, fault } from './message.ts';
import { readSms } from './sms.ts';

const MOST_BYTES = 8_192;
const SMS_MARK = 'A"ML=';

/**
 * Any form in which AML comes: SMS as text, data SMS (GSM 7-bit) as bytes or in hex, HTTPS form body. Never throws: a message that
 * cannot be read answers why. `key` checks the signature of a form.
 */
export function decodeAml(bytes: Uint8Array, key: Uint8Array | null = null): AmlMessage | Fault {
  if (bytes.length > MOST_BYTES) return fault(`longer than any AML message (${MOST_BYTES} bytes)`);
  const sms = findSmsText(bytes);
  if (sms !== null) return readSms(sms);
  const text = Buffer.from(bytes).toString('latin1');
  if (/(^|&)\s*location_l(atitude|ongitude)=/.test(text)) return readForm(bytes, key);
  return fault(`neither an SMS (${SMS_MARK}…), its bytes in hex, nor a form body with location_latitude`);
}

/** The text of an SMS in whichever form it came; null when it is none. */
export function findSmsText(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('utf8').trim();
  if (text.startsWith(SMS_MARK)) return text;
  const hex = text.replace(/\s+/g, '');
  const packed = /^([0-9a-fA-F]{2})+$/.test(hex) ? Uint8Array.from(Buffer.from(hex, 'hex')) : bytes;
  const unpacked = unpackGsm7(packed);
  return unpacked.startsWith(SMS_MARK) ? unpacked.trimEnd() : null;
}
