import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeadlineRule } from './deadline-rules.ts';
import { loadPack } from './load-pack.ts';
import type { Pack } from './pack.ts';
import { listRuleFaults } from './rule-faults.ts';
import { findRule } from './rules-in-force.ts';

const rutland = loadPack(join(import.meta.dirname, '../../data/packs/rutland'));
const tops = rutland.areas.filter(({ parent }) => parent === null).map(({ id }) => id);
const rule = (id: string): DeadlineRule => {
  const found = rutland.deadlineRules.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};
const withRules = (...more: readonly DeadlineRule[]): Pack => ({
  ...rutland,
  deadlineRules: [...rutland.deadlineRules, ...more],
});
const without = (...ids: readonly string[]): Pack => ({
  ...rutland,
  deadlineRules: rutland.deadlineRules.filter(({ id }) => !ids.includes(id)),
});
const reasons = (pack: Pack) => listRuleFaults(pack).map(({ path, reason }) => `${path}: ${reason}`);

test('the rules that ship are sound', () => {
  expect(listRuleFaults(rutland)).toEqual([]);
});

test.each<[string, Pack, RegExp]>([
  ['no rule for a grade', without('g2-arrive'), /grades\[1\]: G2 has neither an arrival target nor a promise without/],
  ['a grade with a target in town alone', without('g1-arrive-rural'), /grades\[0\]: G1 has neither .*\(rural\)/],
  [
    'a target and a promise without attendance',
    withRules({ ...rule('g2-arrive'), id: 'x', grades: ['G4'] }),
    /grades\[3\].*exactly one/,
  ],
])('a grade must promise something: %s is refused', (_what, pack, reason) => {
  expect(reasons(pack).join('\n')).toMatch(reason);
});

test.each<[string, Pack, RegExp]>([
  [
    'a unit sent by appointment',
    withRules({ ...rule('g3-attend'), id: 'x', promise: 'deploy' }),
    /only an arrival is by appointment/,
  ],
  ['a unit owed from when it was sent', without('g2-deploy'), /^$/],
  [
    'a watchdog from dispatch',
    withRules({ ...rule('g1-no-action'), id: 'x', grades: ['G3'], from: 'dispatch' }),
    /does not start when a unit is sent/,
  ],
  [
    'units sent where nobody attends',
    withRules({ ...rule('g2-deploy'), id: 'x', grades: ['G4'] }),
    /nobody is sent to G4/,
  ],
  [
    'a target for flagged records',
    withRules({ ...rule('g2-deploy'), id: 'x', grades: ['G3'], flagged: true }),
    /only the watchdog/,
  ],
  [
    'a promise of nothing in particular',
    {
      ...rutland,
      deadlineRules: rutland.deadlineRules.map((one) =>
        one.id === 'g4-call-back' ? { ...one, label: undefined } : one,
      ),
    },
    /needs a label/,
  ],
  [
    'one that others leave no area',
    withRules({ ...rule('g2-deploy'), id: 'x', areas: tops }),
    /g2-deploy cannot fire: x stand before it/,
  ],
  [
    'a rung before the one below it',
    {
      ...rutland,
      ladders: rutland.ladders.map((l) => ({ ...l, rungs: l.rungs.map((rung) => ({ ...rung, afterSeconds: 0 })) })),
    },
    /cannot fire in its turn/,
  ],
  [
    'a rung for whom nobody sits',
    { ...rutland, seats: rutland.seats.filter(({ roles }) => !roles.includes('fim')) },
    /no seat carries fim/,
  ],
  [
    'a warning that is not later than the one before',
    { ...rutland, grades: rutland.grades.map((grade) => ({ ...grade, warnAt: [0.8, 0.5] })) },
    /warnAt: a warning that is not after/,
  ],
  [
    'a grade while nobody is sent',
    { ...rutland, statusRules: rutland.statusRules.map((one) => ({ ...one, grades: ['G1'] })) },
    /a unit has no grade while it is refreshments/,
  ],
])('a rule that cannot fire: %s is refused with the reason', (_what, pack, reason) => {
  expect(reasons(pack).join('\n')).toMatch(reason);
});

test.each<[string, DeadlineRule]>([
  ['the same again', { ...rule('g2-arrive'), id: 'x' }],
  ['one for the country beside one for everywhere', { ...rule('g2-arrive'), id: 'x', setting: 'rural' }],
  ['one that shares a grade', { ...rule('g2-deploy'), id: 'x', grades: ['G1', 'G3'] }],
])('rules that overlap are refused: %s', (_what, more) => {
  expect(reasons(withRules(more)).join('\n')).toMatch(/the rule x overlaps g/);
});

test('a rule for an area stands before the one for everywhere, and is no overlap', () => {
  const [first = '', second = ''] = tops;
  const own = { ...rule('g2-arrive'), id: 'x', areas: [first], minutes: 45 };
  const pack = withRules(own);
  expect(listRuleFaults(pack)).toEqual([]);
  const minutesAt = (areaId: string | null) => findRule(pack, 'G2', 'arrive', { areaId, setting: 'urban' })?.minutes;
  expect([minutesAt(first), minutesAt(second), minutesAt(null)]).toEqual([45, 60, 60]);
  expect(reasons(withRules(own, { ...own, id: 'y' })).join()).toMatch(/the rule y overlaps x/);
});
