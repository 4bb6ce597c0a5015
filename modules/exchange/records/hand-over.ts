import { idOfStream, type Reaction } from '../../../kernel/index.ts';
import { findCaseFile } from '../../operations/index.ts';
import type { CrimeRecords } from './crime-records.ts';

const notConnected = 'No crime records system is connected: take the sheet, or the data, from the record';

/**
 * What was handed over goes to the records system, and its number comes back into the record. One that is away is tried again, as
 * every reaction is; what it refuses is written into the log, and the 24 hours run on.
 */
export function handToCrimeRecords(records: CrimeRecords | null): Reaction {
  return {
    name: 'exchange.handToCrimeRecords',
    author: 'crime records',
    on: ['operations.CrimeHandedOff'],
    react: async (event, db) => {
      const incidentId = idOfStream(event.stream);
      // Each hand-over is one line: its own command gives it an id that a second try has again.
      const line = (text: string) => [
        { name: 'operations.addLine', input: { incidentId, lineId: event.commandId, text, corrects: null } },
      ];
      if (records === null) return line(notConnected);
      const report = await findCaseFile(db, incidentId);
      if (report === null) return [];
      const handed = await records.record(report);
      if (handed.kind === 'away') throw new Error(`crime records are away: ${handed.reason}`);
      if (handed.kind === 'refused') return line(`Crime records did not take it: ${handed.reason}`);
      return [{ name: 'operations.recordCrime', input: { incidentId, crimeNumber: handed.crimeNumber } }];
    },
  };
}
