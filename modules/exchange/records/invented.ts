import { createHash } from 'node:crypto';
import type { CrimeRecords } from './crime-records.ts';

/** For the demonstration: numbers that no force gives out, the same for the same incident. */
export const inventedCrimeRecords: CrimeRecords = {
  record: async ({ incidentId }) => {
    const digits = createHash('sha256').update(incidentId).digest().readUInt32BE(0) % 1_000_000;
    return { kind: 'recorded', crimeNumber: `DEMO/${String(digits).padStart(6, '0')}` };
  },
};
