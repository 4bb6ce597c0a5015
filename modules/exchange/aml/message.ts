/** What an AML message says (ETSI TS 103 625), with units in the names; null: not said, or not to be read. */
interface AmlBase {
  /** WGS84 degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusMetres: number | null;
  /** ISO 8601, UTC. */
  readonly timeOfPosition: string | null;
  readonly confidencePercent: number | null;
  /** Personal data of the strictest kind: whoever keeps or shows a message leaves both out. */
  readonly imsi: string | null;
  readonly imei: string | null;
  /** What is odd about it, in words. It is taken in all the same. */
  readonly flags: readonly string[];
}

export interface AmlSms1 extends AmlBase {
  readonly kind: 'sms';
  readonly version: '1';
  /** G GNSS, W Wi-Fi, C cell, U or N unknown. */
  readonly method: string | null;
  readonly mcc: string | null;
  readonly mnc: string | null;
  readonly statedLength: number | null;
  readonly actualLength: number;
  readonly lengthMatches: boolean;
}

export interface AmlSms2 extends AmlBase {
  readonly kind: 'sms';
  readonly version: '2';
  /** As in version 1, and F fused. */
  readonly method: string | null;
  readonly emergencyNumber: string | null;
  readonly callStart: string | null;
  readonly altitude: number | null;
  readonly altitudeUncertainty: number | null;
  readonly networkMcc: string | null;
  readonly networkMnc: string | null;
  readonly homeMcc: string | null;
  readonly homeMnc: string | null;
  readonly language: string | null;
}

export interface AmlForm extends AmlBase {
  readonly kind: 'form';
  readonly version: string;
  readonly deviceNumber: string | null;
  readonly source: string | null;
  readonly altitude: number | null;
  readonly floor: string | null;
  /** `unchecked`: signed, and nobody gave a key. */
  readonly signature: 'none' | 'unchecked' | 'right' | 'wrong';
}

export type AmlMessage = AmlSms1 | AmlSms2 | AmlForm;

/** Why a message is no location that we can read. */
export interface Fault {
  readonly kind: 'fault';
  readonly reason: string;
}

export function fault(reason: string): Fault {
  return { kind: 'fault', reason };
}
