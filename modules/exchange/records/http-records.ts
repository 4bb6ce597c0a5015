import { z } from 'zod';
import type { CrimeRecords, CrimeReport, Handed } from './crime-records.ts';

const LONGEST_MS = 10_000;
const Recorded = z.object({ crimeNumber: z.string().trim().min(3).max(30) });
const Refused = z.object({ reason: z.string().trim().min(1).max(500) });
const REFUSED = 422;

/**
 * A plain way of our own making: the report as JSON in a POST, the id of the incident as its idempotency key, the number in the
 * answer; 422 with a reason refuses. A small converter before a records system can speak it.
 */
export function httpCrimeRecords(url: string, longestMs = LONGEST_MS): CrimeRecords {
  return {
    record: async (report) => {
      try {
        return await post(url, report, AbortSignal.timeout(longestMs));
      } catch (error) {
        return { kind: 'away', reason: error instanceof Error ? error.message : 'no answer' };
      }
    },
  };
}

async function post(url: string, report: CrimeReport, signal: AbortSignal): Promise<Handed> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': report.incidentId };
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(report), headers, signal });
  const body: unknown = await response.json();
  if (response.status === REFUSED) return { kind: 'refused', reason: Refused.parse(body).reason };
  if (!response.ok) return { kind: 'away', reason: `it answered ${response.status}` };
  return { kind: 'recorded', crimeNumber: Recorded.parse(body).crimeNumber };
}
