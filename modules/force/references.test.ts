import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkPack, loadPack, PackError } from './load-pack.ts';
import type { Pack } from './pack.ts';

const file = join(import.meta.dirname, '../../data/packs/rutland/pack.json');
const good = (): Pack => checkPack(JSON.parse(readFileSync(file, 'utf8')), file);

/** The faults of the Rutland pack after a change that a bureau could make by mistake. */
function faultsAfter(change: (pack: Record<string, unknown> & Pack) => void): PackError['faults'] {
  const pack = structuredClone(good()) as Record<string, unknown> & Pack;
  change(pack);
  try {
    checkPack(pack, 'pack.json');
  } catch (error) {
    if (error instanceof PackError) return error.faults;
    throw error;
  }
  return [];
}

/** Changes a field that the types hold still. */
const set = (row: unknown, field: string, value: unknown): void => {
  Reflect.set(row as object, field, value);
};

const mistakes: readonly [what: string, change: (pack: Pack) => void, path: string, reason: RegExp][] = [
  ['a version of words', (p) => set(p, 'version', 'latest'), 'version', /year\.month\.number/],
  ['a code in small letters', (p) => set(p.codes[0], 'code', 'burglary'), 'codes[0].code', /capitals/],
  [
    'a grade with neither target nor promise',
    (p) =>
      set(
        p,
        'deadlineRules',
        p.deadlineRules.filter((rule) => rule.promise !== 'arrive' || !rule.grades.includes('G1')),
      ),
    'grades[0]',
    /neither an arrival target nor/,
  ],
  ['hours that sum to more than a day', (p) => set(p.demandHours.day, '0', 0.9), 'demandHours.day', /sum to 1/],
  [
    'a weekday that is none',
    (p) => set(p.calendars[1]?.week, '0', { day: 'mon', from: '08:00', to: '18:00' }),
    'calendars[1].week[0].day',
    /monday/,
  ],
  ['a code of no grade', (p) => set(p.codes[2], 'grade', 'G9'), 'codes[2].grade', /no grade "G9"/],
  [
    'a level of no plan',
    (p) => set(p.dispatch.levels[0], 'plan', 'ghosts'),
    'dispatch.levels[0].plan',
    /no plan "ghosts"/,
  ],
  [
    'a level that its plan has not',
    (p) => set(p.dispatch.planRules[0], 'level', 7),
    'dispatch.planRules[0].level',
    /the plan missing has 2 level/,
  ],
  [
    'equipment that no car carries',
    (p) => set(p.dispatch.wants[1]?.carries, '0', 'ghost trap'),
    'dispatch.wants[1].carries[0]',
    /no kind of vehicle carries "ghost trap"/,
  ],
  ['a code of no plan', (p) => set(p.codes[2], 'plan', 'ghosts'), 'codes[2].plan', /no plan "ghosts"/],
  [
    'a radio status of no status',
    (p) => set(p.control.radio.statuses[1], 'status', '99'),
    'control.radio.statuses[1].status',
    /no status "99"/,
  ],
  [
    'two radio statuses alike',
    (p) => set(p.control.radio.statuses[1], 'code', '0'),
    'control.radio.statuses[1].code',
    /already at/,
  ],
  [
    'a log for an officer of no code',
    (p) => set(p.control.radio.officerInNeed, 'code', '999'),
    'control.radio.officerInNeed.code',
    /no code/,
  ],
  ['a grade of no ladder', (p) => set(p.grades[1], 'ladder', 'rope'), 'grades[1].ladder', /no ladder "rope"/],
  ['a plan of no kind', (p) => set(p.plans[1]?.kinds, '0', 'airship'), 'plans[1].kinds[0]', /no unit kind "airship"/],
  ['a plan of no skill', (p) => set(p.plans[1], 'skills', ['flying']), 'plans[1].skills[0]', /no skill "flying"/],
  ['a beat in no area', (p) => set(p.areas[4], 'parent', 'atlantis'), 'areas[4].parent', /no area above all beats/],
  ['a beat in a beat', (p) => set(p.areas[4], 'parent', p.areas[5]?.id), 'areas[4].parent', /no area above all beats/],
  ['a beat without boundary', (p) => set(p.areas[4], 'boundary', null), 'areas[4].boundary', /needs a boundary/],
  [
    'M03 a seat bound to areas that it has not',
    (p) => set(p.seats[0], 'reach', 'areas'),
    'seats[0].reach',
    /reaches its areas alone and has none/,
  ],
  ['a seat of no area', (p) => set(p.seats[2], 'areas', ['atlantis']), 'seats[2].areas[0]', /"atlantis"/],
  ['a station in no area', (p) => set(p.stations[0], 'area', 'atlantis'), 'stations[0].area', /"atlantis"/],
  ['two seats of one id', (p) => set(p.seats[1], 'id', 'contact-1'), 'seats[1].id', /already at seats\[0\]/],
  ['two codes alike', (p) => set(p.codes[1], 'code', '001'), 'codes[1].code', /already at codes\[0\]/],
  [
    'no status for at scene',
    (p) =>
      set(
        p,
        'statuses',
        p.statuses.filter((s) => s.meaning !== 'at-scene'),
      ),
    'statuses',
    /no status means at-scene/,
  ],
  [
    'two statuses for off duty',
    (p) => set(p, 'statuses', [...p.statuses, { ...p.statuses[11], code: '17' }]),
    'statuses',
    /2 statuses mean off-duty/,
  ],
  [
    'an account at no seat',
    (p) => set(p.demo.accounts[0], 'seat', 'throne'),
    'demo.accounts[0].seat',
    /no seat "throne"/,
  ],
  [
    'an account at a seat of other roles',
    (p) => set(p.demo.accounts[0], 'seat', 'fim'),
    'demo.accounts[0].seat',
    /carries none of the roles/,
  ],
  [
    'a crew member of no account',
    (p) => set(p.demo.units[0]?.crew[0], 'account', 'nobody'),
    'demo.units[0].crew[0].account',
    /no demo account "nobody"/,
  ],
  [
    'a crew member of no permit',
    (p) => set(p.demo.units[0]?.crew[0], 'permit', 'tank'),
    'demo.units[0].crew[0].permit',
    /no permit "tank"/,
  ],
  ['a unit of no status', (p) => set(p.demo.units[0], 'status', '99'), 'demo.units[0].status', /no status "99"/],
];

test.each(mistakes)('%s is refused with its path and reason', (_what, change, path, reason) => {
  const faults = faultsAfter(change);
  expect(faults.map((fault) => fault.path)).toContain(path);
  expect(faults.find((fault) => fault.path === path)?.reason).toMatch(reason);
});

test('every mistake is listed at once, each with an example', () => {
  const faults = faultsAfter((pack) => {
    set(pack.codes[0], 'grade', 'G9');
    set(pack.grades[1], 'ladder', 'rope');
  });
  expect(faults).toEqual([
    { path: 'codes[0].grade', reason: 'there is no grade "G9" in this pack', example: 'G1' },
    { path: 'grades[1].ladder', reason: 'there is no ladder "rope" in this pack', example: 'immediate' },
  ]);
  expect(new PackError('pack.json', faults).message).toBe(
    'pack.json is no usable force pack:\n' +
      '  codes[0].grade: there is no grade "G9" in this pack; e.g. "G1"\n' +
      '  grades[1].ladder: there is no ladder "rope" in this pack; e.g. "immediate"',
  );
});

test('the unchanged pack has no faults', () => {
  expect(faultsAfter(() => {})).toEqual([]);
});

test('a directory without a pack says which file is missing', () => {
  expect(() => loadPack(join(import.meta.dirname, 'no-such-place'))).toThrow(/no-such-place.*pack\.json/s);
});
