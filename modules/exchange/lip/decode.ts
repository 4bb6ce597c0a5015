import { type BitReader, bitReader, PduTooShort } from './bits.ts';
import { type LipFault, type LipReport, reasonName } from './report.ts';

const PROTOCOL_IDENTIFIER = 0x0a;
const SHORT_REPORT_BYTES = 10;
const LONG_REPORT = 3;
const ERROR_METRES = [2, 20, 200, 2_000, 20_000, 200_000] as const;
const AGE_SECONDS = [5, 300, 1_800] as const;

/**
 * Decodes SDS user data in hex, with or without the protocol identifier 0x0A in front (interfaces differ). Never throws: a message
 * that cannot be read answers why.
 */
export function decodeLip(hex: string): LipReport | LipFault {
  const compact = hex.replace(/\s+/g, '');
  if (!/^([0-9a-fA-F]{2})+$/.test(compact)) return fault('not an even number of hex digits, e.g. 002F7DC24FA7B103E810');
  if (compact.length > 280) return fault('longer than any SDS message (140 bytes)');
  const bytes = Uint8Array.from(Buffer.from(compact, 'hex'));
  try {
    return report(bitReader(hasIdentifier(bytes) ? bytes.subarray(1) : bytes));
  } catch (error) {
    if (error instanceof PduTooShort) return fault(error.message);
    throw error;
  }
}

/** A short report is ten bytes; one that begins with 0x0A could be either, so its length decides. */
function hasIdentifier(bytes: Uint8Array): boolean {
  return bytes[0] === PROTOCOL_IDENTIFIER && bytes.length > SHORT_REPORT_BYTES;
}

function fault(reason: string): LipFault {
  return { kind: 'fault', reason };
}

function report(bits: BitReader): LipReport | LipFault {
  const type = bits.unsigned(2);
  if (type === 0) return shortReport(bits);
  if (type !== 1) return fault(`PDU type ${type} is reserved`);
  const extension = bits.unsigned(4);
  return extension === LONG_REPORT ? longReport(bits) : fault(`extension ${extension} is no location report`);
}

function shortReport(bits: BitReader): LipReport {
  const age = AGE_SECONDS[bits.unsigned(2)] ?? null;
  const place = readPlace(bits);
  const error = bits.unsigned(3);
  const speedKmh = speedOf(bits.unsigned(7));
  const directionDegrees = bits.unsigned(4) * 22.5;
  return {
    kind: 'short',
    position: fixOf(place, error),
    accuracyMetres: ERROR_METRES[error] ?? null,
    ageSeconds: age,
    positionTime: null,
    altitudeMetres: null,
    speedKmh,
    directionDegrees,
    acknowledgementRequested: false,
    ...additional(bits),
    bitsUsed: bits.bitsUsed,
  };
}

function readPlace(bits: BitReader): { lon: number; lat: number } {
  const lon = (bits.signed(25) * 360) / 2 ** 25;
  const lat = (bits.signed(24) * 180) / 2 ** 24;
  return { lon, lat };
}

/** An unknown error with zero for both is "no fix", not a place in the Gulf of Guinea. */
function fixOf(place: { lon: number; lat: number }, errorCode: number): { lon: number; lat: number } | null {
  return errorCode === 7 && place.lon === 0 && place.lat === 0 ? null : place;
}

/** Horizontal velocity: 0–28 km/h as it is, then 16 × 1.038^(K − 13), 127 not known. */
function speedOf(code: number): number | null {
  if (code === 127) return null;
  return code <= 28 ? code : 16 * 1.038 ** (code - 13);
}

function additional(bits: BitReader): Pick<LipReport, 'reason' | 'reasonName' | 'userData'> {
  const isUserData = bits.unsigned(1) === 1;
  const data = bits.unsigned(8);
  return isUserData
    ? { reason: null, reasonName: null, userData: data }
    : { reason: data, reasonName: reasonName(data), userData: null };
}

interface LongTime {
  readonly ageSeconds: number | null;
  readonly positionTime: LipReport['positionTime'];
}

function readTime(bits: BitReader): LongTime | LipFault {
  const type = bits.unsigned(2);
  if (type === 0) return { ageSeconds: null, positionTime: null };
  if (type === 1) return { ageSeconds: AGE_SECONDS[bits.unsigned(2)] ?? null, positionTime: null };
  if (type === 3) return fault('time type 3 is reserved');
  const [day, hour, minute, second] = [bits.unsigned(5), bits.unsigned(5), bits.unsigned(6), bits.unsigned(6)];
  return { ageSeconds: null, positionTime: { day, hour, minute, second } };
}

interface Shape {
  readonly position: LipReport['position'];
  readonly accuracyMetres: number | null;
  readonly altitudeMetres: number | null;
}

function readShape(bits: BitReader): Shape | LipFault {
  const shape = bits.unsigned(4);
  if (shape === 0) return { position: null, accuracyMetres: null, altitudeMetres: null };
  if (![1, 2, 4, 5, 10].includes(shape)) return fault(`location shape ${shape} is not read`);
  const place = readPlace(bits);
  if (shape === 10) {
    const error = bits.unsigned(3);
    return { position: fixOf(place, error), accuracyMetres: ERROR_METRES[error] ?? null, altitudeMetres: null };
  }
  // The six-bit uncertainty's formula is not in our sources: only its first value ("< 1 m") is given as metres.
  const accuracyMetres = (shape === 2 || shape === 5) && bits.unsigned(6) === 0 ? 1 : null;
  const altitudeMetres = shape === 4 || shape === 5 ? readAltitude(bits) : null;
  return { position: place, accuracyMetres, altitudeMetres };
}

/** Altitude type (1) and code (11); codes are passed on only where they say "at or above 11 525 m". */
function readAltitude(bits: BitReader): number | null {
  bits.unsigned(1);
  return bits.unsigned(11) === 2047 ? 11_525 : null;
}

function readVelocity(bits: BitReader): Pick<LipReport, 'speedKmh' | 'directionDegrees'> | LipFault {
  const type = bits.unsigned(3);
  if (type === 0) return { speedKmh: null, directionDegrees: null };
  if (![1, 2, 5].includes(type)) return fault(`velocity type ${type} is not read`);
  const speedKmh = speedOf(bits.unsigned(7));
  if (type === 2) bits.unsigned(3);
  return { speedKmh, directionDegrees: type === 5 ? (bits.unsigned(8) * 360) / 256 : null };
}

function longReport(bits: BitReader): LipReport | LipFault {
  const time = readTime(bits);
  if ('kind' in time) return time;
  const shape = readShape(bits);
  if ('kind' in shape) return shape;
  const velocity = readVelocity(bits);
  if ('kind' in velocity) return velocity;
  const acknowledgementRequested = bits.unsigned(1) === 1;
  return {
    kind: 'long',
    ...shape,
    ...time,
    ...velocity,
    acknowledgementRequested,
    ...additional(bits),
    bitsUsed: bits.bitsUsed,
  };
}
