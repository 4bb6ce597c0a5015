import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkPack, loadPack, PackError } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import { coverWarnings } from './cover.ts';

const packs = join(import.meta.dirname, '../../../data/packs');
const rutland = loadPack(join(packs, 'rutland'));

/** What is said of the Rutland pack after a change that somebody could make by mistake. */
function faultsAfter(change: (pack: Pack) => unknown): readonly string[] {
  const pack = structuredClone(rutland);
  change(pack);
  try {
    checkPack(pack, 'pack.json');
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.faults.map(({ path, reason }) => `${path}: ${reason}`);
  }
  return [];
}
const set = (row: object | undefined, field: string, value: unknown): void => {
  Reflect.set(row ?? {}, field, value);
};
const at = (id: string): number => rutland.service.agreements.findIndex((one) => one.id === id);

test('a calendar with no open time is refused, with the reason', () => {
  const office = rutland.calendars.findIndex(({ id }) => id === 'office');
  const [fault] = faultsAfter((pack) => set(pack.calendars[office], 'week', []));
  expect(fault).toBe(
    `calendars[${office}].week: the calendar office has no open time in its week: a clock that runs by it would never be due`,
  );
});

test.each([
  ['calendar', 'nights', 'there is no calendar "nights" in this pack'],
  ['service', 'telepathy', 'there is no service "telepathy" in this pack'],
  ['team', 'nobody', 'there is no team "nobody" in this pack'],
  ['customers', 'nobody', 'there is no group of customers "nobody" in this pack'],
])('an agreement that names an unknown %s is refused', (field, value, reason) => {
  const i = at('ola-radio');
  const faults = faultsAfter((pack) => set(pack.service.agreements[i], field, value));
  expect(faults).toContain(`service.agreements[${i}].${field}: ${reason}`);
});

test('an address of a team that there is not is refused: nobody would ever be told', () => {
  const faults = faultsAfter((pack) => set(pack.service.mail.teamAddresses, 'rado', 'radio.team@force.example'));
  expect(faults).toEqual(['service.mail.teamAddresses.rado: there is no team "rado" in this pack']);
});

test('a chain names OLAs and contracts that exist, and only an SLA has one', () => {
  const i = at('radio-voice');
  const wrong = { serial: ['uc-circuits'], parallel: [], contracts: ['ola-desk'] };
  expect(faultsAfter((pack) => set(pack.service.agreements[i], 'chain', wrong))).toEqual([
    `service.agreements[${i}].chain.serial[0]: there is no OLA "uc-circuits" in this pack`,
    `service.agreements[${i}].chain.contracts[0]: there is no UC "ola-desk" in this pack`,
  ]);
  const ola = at('ola-radio');
  const chain = { serial: [], parallel: [], contracts: [] };
  expect(faultsAfter((pack) => set(pack.service.agreements[ola], 'chain', chain))[0]).toContain('only an SLA stands');
});

test('an OLA names its team, a contract its supplier, and a clock has one target', () => {
  const [ola, uc] = [at('ola-radio'), at('uc-circuits')];
  expect(faultsAfter((pack) => set(pack.service.agreements[ola], 'team', null))[0]).toContain('names no team');
  expect(faultsAfter((pack) => set(pack.service.agreements[uc], 'supplier', null))[0]).toContain('names no supplier');
  const twice = faultsAfter(({ service }) => {
    const targets = service.agreements[uc]?.targets;
    const [first] = targets ?? [];
    if (first !== undefined) targets?.push(first);
  });
  expect(twice[0]).toContain('two targets for response of priority 1');
});

test('P1 and P2 may not wait for the person who reported it', () => {
  const [fault] = faultsAfter((pack) => set(pack.service.pauseReasons[0], 'priorities', [1, 2, 3]));
  expect(fault).toContain('would let a record of priority 1 and 2 wait');
});

test('SM-77 an SLA that its chain cannot meet is warned of, not refused: Rutland has none, Staffordshire two', () => {
  expect(coverWarnings(rutland)).toEqual([]);
  const warnings = coverWarnings(loadPack(join(packs, 'staffordshire')));
  expect(warnings).toHaveLength(2);
  expect(warnings[1]).toContain('force-network, priority 2: what it stands on can take 119.8 h of 24 h');
  expect(warnings[1]).toContain('uc-circuits 118 h');
});
