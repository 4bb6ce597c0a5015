import { afterEach, describe, expect, test } from 'vitest';
import type { CrimeRecords, CrimeReport } from './crime-records.ts';

/** An adapter under test, with the records system that it speaks to. */
export interface RecordsUnderTest {
  readonly records: CrimeRecords;
  /** What the system has been handed, by the id of the incident. */
  readonly kept: ReadonlyMap<string, unknown>;
  readonly close: () => Promise<void>;
}

export interface RecordsMaker {
  readonly taking: () => Promise<RecordsUnderTest>;
  readonly refusing: (reason: string) => Promise<RecordsUnderTest>;
  /** One that is not there, one that takes the report and never answers, one that answers nonsense. */
  readonly gone: () => Promise<RecordsUnderTest>;
  readonly silent: () => Promise<RecordsUnderTest>;
  readonly talkingNonsense: () => Promise<RecordsUnderTest>;
}

const report = (incidentId: string): CrimeReport => ({
  ...{ incidentId, number: '0001 of 22/11', reportedAt: 1, recordedAt: 2, closedAt: null },
  ...{ openingCode: { code: '003', name: 'Burglary dwelling' }, closingCode: null, result: null },
  ...{ grade: { id: 'G2', name: 'Priority' }, what: 'Back door forced “in the night”' },
  place: {
    ...{ label: 'Ashwell Road, Oakham', lon: -0.73, lat: 52.67, gazetteerId: null },
    ...{ verified: true, areaId: 'oakham', ward: 'Oakham', setting: 'urban' },
  },
  qualifiers: [{ code: '635', name: 'Vulnerable' }],
  crime: { reportedAt: 1, dueAt: 86_400_001, numbers: [], negated: null, handedOffAt: 3 },
  reporters: [
    {
      ...{ contactNumber: 'C0001 of 22/11', channel: '101', receivedAt: 1, name: 'J. Example' },
      ...{ telephone: '01572 555001', address: null, said: 'Car keys gone' },
    },
  ],
  units: ['RA21'],
  log: [{ at: 2, occurredAt: 1, kind: 'state', text: 'Raised', by: 'Connie', seatId: 'contact-1', corrects: null }],
});

/** What every adapter of a records system must keep to. */
export function describeCrimeRecords(name: string, make: RecordsMaker): void {
  const opened: RecordsUnderTest[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const opening = async (made: Promise<RecordsUnderTest>): Promise<RecordsUnderTest> => {
    const one = await made;
    opened.push(one);
    return one;
  };

  describe(`${name} as crime records`, () => {
    test('C19 takes the whole report as it is and answers with its number', async () => {
      const { records, kept } = await opening(make.taking());
      const handed = await records.record(report('i1'));
      expect(handed).toMatchObject({ kind: 'recorded', crimeNumber: expect.stringMatching(/\d{3,}/) });
      expect(kept.get('i1')).toEqual(report('i1'));
    });

    test('C19 the same incident handed over twice is one crime; two incidents are two', async () => {
      const { records, kept } = await opening(make.taking());
      const [first, again, other] = [
        await records.record(report('i1')),
        await records.record(report('i1')),
        await records.record(report('i2')),
      ];
      expect(again).toEqual(first);
      expect(other).not.toEqual(first);
      expect(kept.size).toBe(2);
    });

    test('C19 says why it was refused', async () => {
      const { records } = await opening(make.refusing('No victim named'));
      expect(await records.record(report('i1'))).toEqual({ kind: 'refused', reason: 'No victim named' });
    });

    test.each(['gone', 'silent', 'talkingNonsense'] as const)('C19 says so when the system is %s', async (how) => {
      const { records } = await opening(make[how]());
      expect(await records.record(report('i1'))).toMatchObject({ kind: 'away', reason: expect.stringMatching(/./) });
    });
  });
}
