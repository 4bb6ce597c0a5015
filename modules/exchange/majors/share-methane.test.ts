import { expect, test } from 'vitest';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { SharedMethane } from './partner-services.ts';
import { shareMethane } from './share-methane.ts';

const written = {
  data: {
    version: 2,
    number: '0421 26/11/2026',
    agency: { id: 'ambulance', name: 'East Midlands Ambulance Service' },
    casualties: { p1: 3, p2: 4, p3: 5, dead: null },
    to: [{ id: 'ambulance', name: 'East Midlands Ambulance Service' }],
  },
  detail: {
    letters: {
      ...{
        major: 'Declared',
        location: 'A1 northbound, Stretton',
        type: 'Coach and lorry',
        hazards: 'Fuel on the road',
      },
      ...{
        access: 'From the south, hard shoulder',
        casualties: 'About 12',
        services: 'Fire on scene, ambulance needed',
      },
    },
  },
};
const reported = {
  type: 'operations.MethaneReported',
  stream: 'operations.major/i1',
  recordedAt: 7,
  ...written,
} as unknown as AnyPastEvent;
const db = null as never;
const told = { incidentId: 'i1', version: 2, partnerId: 'ambulance' };

test('J02 each version goes whole to every partner, and what became of it comes back into the log', async () => {
  const given: SharedMethane[] = [];
  const services = {
    deliver: async (methane: SharedMethane) => {
      given.push(methane);
      return { kind: 'delivered', reference: 'EM-4471' } as const;
    },
  };
  expect(await shareMethane(services).react(reported, db)).toEqual([
    { name: 'operations.shareMethane', input: { ...told, outcome: 'delivered', words: 'EM-4471' } },
  ]);
  const { letters } = written.detail;
  expect(given).toMatchObject([
    { shareId: 'i1:2:ambulance', number: '0421 26/11/2026', version: 2, letters, counted: { p1: 3, dead: null } },
  ]);
});

test('one that cannot be delivered says so at once; one that was erased goes to nobody', async () => {
  const [undelivered] = await shareMethane(null).react(reported, db);
  expect(undelivered?.input).toMatchObject({ outcome: 'undelivered', words: 'No line to other services is connected' });
  expect(await shareMethane(null).react({ ...reported, detail: null }, db)).toEqual([]);
});

test.each([
  [{ kind: 'mapped', table: 'ambulance', code: 'TRAFFIC', name: 'Traffic', grade: null }, 'TRAFFIC', ''],
  [{ kind: 'voice', table: 'ambulance' }, undefined, 'told in words'],
  [{ kind: 'supervisor', table: 'ambulance', why: 'left to a supervisor' }, undefined, 'left to a supervisor'],
])(
  'M09 each version carries the code as the partner has it, or says that there is none: %o',
  async (theirs, code, none) => {
    const given: SharedMethane[] = [];
    const deliver = async (methane: SharedMethane) => {
      given.push(methane);
      return { kind: 'delivered', reference: null } as const;
    };
    const ours = { code: '101', name: 'Injury' };
    const codes = { ours, theirs: { ambulance: theirs } };
    const event = { ...reported, data: { ...written.data, codes } } as unknown as AnyPastEvent;
    await shareMethane({ deliver }).react(event, db);
    expect(given[0]?.code).toMatchObject({ ours, none });
    expect(given[0]?.code?.theirs?.code).toBe(code);
  },
);
