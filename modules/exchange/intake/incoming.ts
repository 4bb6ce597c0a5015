import { derivedId } from '../../../kernel/index.ts';
import type { CallerFix, FixMethod } from '../../operations/contract.ts';
import { canonicalNumber } from '../../operations/index.ts';
import { decodeAml } from '../aml/decode.ts';
import type { AmlMessage } from '../aml/message.ts';
import { decodePidf } from '../pidf/decode.ts';
import type { Pidf, PidfLocation } from '../pidf/document.ts';
import { numberIn, type SipCall } from '../pidf/sip.ts';

/** A fix as operations takes it. */
export type LocatedFix = Omit<CallerFix, 'cameAt'>;

/** A message that says where a caller is; or why it does not. */
export type Incoming =
  | {
      readonly kind: 'fix';
      /** In digits with the country in front. */
      readonly number: string;
      readonly fix: LocatedFix;
      /** When the call began, where the message knows. */
      readonly calledAt: number | null;
    }
  | { readonly kind: 'fault'; readonly reason: string };

export interface CallerMessage {
  readonly gateway: 'aml' | 'pidf';
  readonly bytes: Uint8Array;
  /** The number of the sender where the message itself has none, as an SMS. */
  readonly from: string | null;
}

const FARTHEST_METRES = 200_000;

/** What an SMS, a form or a PIDF-LO says, in the words of operations. IMSI and IMEI end here: a fix has no place for them. */
export function readIncoming(message: CallerMessage, key: Uint8Array | null, now: number): Incoming {
  if (message.gateway === 'pidf') return fromPidf(decodePidf(message.bytes), message.from, now);
  const read = decodeAml(message.bytes, key);
  if (read.kind === 'fault') return read;
  return signatureFault(read, key) ?? fromAml(read, message.from, now);
}

/** With a key set every form must be signed by it: a forged place sends officers astray. */
function signatureFault(read: AmlMessage, key: Uint8Array | null): Incoming | null {
  if (read.kind !== 'form' || key === null || read.signature === 'right') return null;
  const reason = read.signature === 'none' ? 'not signed, and a key is set' : 'the signature does not match the key';
  return { kind: 'fault', reason };
}

function fromAml(read: AmlMessage, from: string | null, now: number): Incoming {
  const own = read.kind === 'form' ? read.deviceNumber : null;
  const altitude = read.kind === 'sms' && read.version === '1' ? null : altitudeOf(read);
  return fixFrom(own ?? from, now, {
    format: read.kind === 'form' ? 'aml-https' : 'aml-sms',
    lat: read.latitude,
    lon: read.longitude,
    radiusMetres: read.radiusMetres,
    altitudeMetres: altitude,
    at: read.timeOfPosition,
    calledAt: read.kind === 'sms' && read.version === '2' ? read.callStart : null,
    method: methodOf(read.kind === 'form' ? read.source : read.method),
    confidencePercent: read.confidencePercent,
    floor: read.kind === 'form' ? read.floor : null,
    address: null,
  });
}

function altitudeOf(read: AmlMessage): number | null {
  return 'altitude' in read ? read.altitude : null;
}

/** The first location with a point is the fix (RFC 5491, rule 8); its address is the first that there is. */
function fromPidf(read: ReturnType<typeof decodePidf>, from: string | null, now: number): Incoming {
  if (read.kind === 'fault') return read;
  const located = read.locations.find(({ latitude }) => latitude !== null);
  if (located?.latitude == null || located.longitude === null) {
    return { kind: 'fault', reason: ['no location with a point', ...flagsOf(read)].join('; ') };
  }
  return fixFrom(numberOfCaller(read) ?? from, now, {
    format: read.kind,
    lat: located.latitude,
    lon: located.longitude,
    radiusMetres: located.radiusMetres,
    altitudeMetres: located.altitudeMetres,
    at: located.timestamp,
    calledAt: null,
    method: methodOf(located.method),
    confidencePercent: located.confidencePercent,
    floor: read.locations.find(({ civic }) => civic?.FLR !== undefined)?.civic?.FLR ?? null,
    address: addressOf(read.locations),
  });
}

function flagsOf(read: Pidf | SipCall): readonly string[] {
  return read.kind === 'sip' ? read.flags : [];
}

function numberOfCaller(read: Pidf | SipCall): string | null {
  return read.kind === 'sip' ? read.callerNumber : numberIn(read.entity);
}

const addressParts = ['NAM', 'LMK', 'UNIT', 'HNO', 'RD', 'STS', 'A4', 'A3', 'A1', 'PC', 'country'];

function addressOf(locations: readonly PidfLocation[]): string | null {
  const civic = locations.find((one) => one.civic !== null)?.civic ?? {};
  const line = addressParts.flatMap((name) => civic[name] ?? []).join(', ');
  return line === '' ? null : line.slice(0, 300);
}

/** Letters of AML, words of its form, method tokens of PIDF-LO (IANA). */
const methods: readonly (readonly [RegExp, FixMethod])[] = [
  [/^(G|GPS|A-GPS|GNSS|A-GNSS|DGPS)$/i, 'gnss'],
  [/^(W|WI-?FI|802\.11|WLAN)$/i, 'wifi'],
  [/^(C|CELL.*|TA|NMR|.*OTD.*|.*TDOA.*|NEIGHBOR.*)$/i, 'cell'],
  [/^(F|FUSED)$/i, 'fused'],
  [/^(WIREMAP|DHCP|LLDP-MED)$/i, 'network'],
  [/^MANUAL$/i, 'manual'],
];

function methodOf(text: string | null): FixMethod {
  return methods.find(([words]) => words.test(text ?? ''))?.[1] ?? 'unknown';
}

interface Said extends Omit<LocatedFix, 'fixId' | 'at'> {
  readonly at: string | null;
  readonly calledAt: string | null;
}

function fixFrom(written: string | null, now: number, { calledAt, ...said }: Said): Incoming {
  const number = canonicalNumber(written);
  if (number === null) return { kind: 'fault', reason: 'no number that says whose place it is' };
  const { lon, lat, radiusMetres, format, at, altitudeMetres, floor } = said;
  const fix = {
    ...said,
    // The same message delivered again is the same fix.
    fixId: derivedId('caller fix', number, format, at ?? 'untimed', lon, lat, radiusMetres ?? 'no radius'),
    // A clock that runs ahead must not keep its place the newest for ever.
    at: Math.min(instantOf(at) ?? now, now),
    radiusMetres: radiusMetres === null ? null : Math.min(radiusMetres, FARTHEST_METRES),
    altitudeMetres: altitudeMetres !== null && Math.abs(altitudeMetres) < 20_000 ? altitudeMetres : null,
    floor: floor?.slice(0, 20) ?? null,
  };
  return { kind: 'fix', number, fix, calledAt: instantOf(calledAt) };
}

function instantOf(text: string | null): number | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return at > 0 ? at : null;
}
