/** What a TETRA LIP location report says (ETSI TS 100 392-18-1), with units in the names. */
export interface LipReport {
  readonly kind: 'short' | 'long';
  /** WGS84 degrees; null when the radio has no fix. */
  readonly position: { readonly lon: number; readonly lat: number } | null;
  /** Upper bound of the error; null when not known. */
  readonly accuracyMetres: number | null;
  /** Upper bound of the age at sending; null when not known or given as a time. */
  readonly ageSeconds: number | null;
  /** Day of month and UTC time of the position, where the radio sent a time. */
  readonly positionTime: { day: number; hour: number; minute: number; second: number } | null;
  readonly altitudeMetres: number | null;
  readonly speedKmh: number | null;
  /** Clockwise from north. */
  readonly directionDegrees: number | null;
  readonly acknowledgementRequested: boolean;
  /** Reason for sending as its code; null when user data was sent instead. */
  readonly reason: number | null;
  readonly reasonName: string | null;
  readonly userData: number | null;
  readonly bitsUsed: number;
}

/** Why a message is no location report that we can read. */
export interface LipFault {
  readonly kind: 'fault';
  readonly reason: string;
}

/** Reasons for sending worth a word (README of the vectors). */
const reasons: ReadonlyMap<number, string> = new Map([
  [0, 'powered on'],
  [1, 'powered off'],
  [2, 'emergency'],
  [3, 'push to talk'],
  [4, 'status'],
  [9, 'enter service'],
  [10, 'service loss'],
  [12, 'low battery'],
  [16, 'arrival'],
  [21, 'lost ability to find its place'],
  [22, 'regained ability to find its place'],
  [24, 'ambience listening'],
  [32, 'answer to a request'],
  [129, 'longest interval'],
  [130, 'longest distance'],
]);

export const EMERGENCY_REASON = 2;

export function reasonName(code: number): string {
  return reasons.get(code) ?? `reason ${code}`;
}
