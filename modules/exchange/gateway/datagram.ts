import { decodeLip } from '../lip/decode.ts';
import { EMERGENCY_REASON, type LipReport } from '../lip/report.ts';

/** A position, an emergency or a status key that a datagram carries; or why it carries none. */
export type Understood =
  | {
      readonly kind: 'report';
      readonly issi: string;
      readonly report: LipReport;
      readonly at: number;
      readonly emergency: boolean;
    }
  /** A pre-coded status, as the radio numbers it. */
  | { readonly kind: 'status'; readonly issi: string; readonly code: number }
  | { readonly kind: 'fault'; readonly reason: string };

const MOST_STATUS = 65_535;

/**
 * One datagram = issi in ASCII digits, a space, the PDU in hex; or issi, `S` and the number of a status (docs/interfaces.md). `now` is
 * when it came in, epoch milliseconds.
 */
export function readDatagram(bytes: Uint8Array, now: number): Understood {
  const text = Buffer.from(bytes).toString('latin1');
  const status = /^(\d{1,8}) S (\d{1,5})\s*$/.exec(text);
  if (status?.[1] !== undefined) return statusOf(status[1], Number(status[2]));
  const match = /^(\d{1,8}) ([0-9a-fA-F]+)\s*$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    return {
      kind: 'fault',
      reason:
        'not an ISSI in digits, a space and a PDU in hex, e.g. 4110021 002F7DC24FA7B103E810, nor a status, e.g. 4110021 S 32773',
    };
  }
  const report = decodeLip(match[2]);
  if (report.kind === 'fault') return { kind: 'fault', reason: report.reason };
  const at = takenAt(report, now);
  if (at === null) return { kind: 'fault', reason: 'the time of position is no time of this month' };
  return { kind: 'report', issi: match[1], report, at, emergency: report.reason === EMERGENCY_REASON };
}

function statusOf(issi: string, code: number): Understood {
  if (code > MOST_STATUS) return { kind: 'fault', reason: `a status is a number of 16 bits: ${code} is too large` };
  return { kind: 'status', issi, code };
}

const DAY_MS = 86_400_000;

/**
 * When the position was taken. The radio sends an upper bound of its age, or day and time without month: the latest such instant that
 * is not later than tomorrow is meant. An unknown age counts as now: it is the best that is known.
 */
function takenAt(report: LipReport, now: number): number | null {
  if (report.positionTime === null) return now - (report.ageSeconds ?? 0) * 1000;
  const { day, hour, minute, second } = report.positionTime;
  if (day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  const today = new Date(now);
  for (const back of [0, 1, 2]) {
    const at = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, day, hour, minute, second);
    if (new Date(at).getUTCDate() === day && at <= now + DAY_MS) return Math.min(at, now);
  }
  return null;
}
