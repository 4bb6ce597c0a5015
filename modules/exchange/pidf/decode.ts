import type { Fault } from '../aml/message.ts';
import { type Pidf, readPidf } from './document.ts';
import { readSip, type SipCall } from './sip.ts';

/** A PIDF-LO document, or a SIP request that carries one. Never throws: what cannot be read answers why. */
export function decodePidf(bytes: Uint8Array): Pidf | SipCall | Fault {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^[A-Z]+ \S+ SIP\//.test(text) ? readSip(text) : readPidf(text);
}
