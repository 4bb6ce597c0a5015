import { decodeLip } from './decode.ts';
import type { LipReport } from './report.ts';

/** Where a command of the command line writes. */
interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** `trefoil decode lip HEX`: one JSON object; exit status 1 and one clear line for what cannot be read. */
export function runDecodeLip(args: readonly string[], io: Output): number {
  if (args.length === 0) {
    io.err('trefoil decode lip: give the message in hex, e.g. trefoil decode lip 002F7DC24FA7B103E810');
    return 2;
  }
  const report = decodeLip(args.join(''));
  if (report.kind === 'fault') {
    io.err(`trefoil decode lip: ${report.reason}`);
    return 1;
  }
  io.out(JSON.stringify(flat(report), null, 2));
  return 0;
}

function flat(report: LipReport): Readonly<Record<string, unknown>> {
  const { kind, position, accuracyMetres, ageSeconds, positionTime, altitudeMetres, speedKmh, directionDegrees } =
    report;
  return {
    report: kind,
    longitude: position?.lon ?? null,
    latitude: position?.lat ?? null,
    positionErrorMetres: accuracyMetres,
    ageSeconds,
    positionTime,
    altitudeMetres,
    velocityKmh: speedKmh,
    directionDegrees,
    reasonForSending: report.reason,
    reason: report.reasonName,
    userData: report.userData,
    acknowledgementRequested: report.acknowledgementRequested,
    bitsUsed: report.bitsUsed,
  };
}
