import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack, type Pack } from '../../force/index.ts';
import { at, commandOf, incidentOf, raised, verdict, yes } from '../test-log.ts';
import { setPlanLevel } from './choice/decide.ts';
import { needsInWords, soughtFor } from './plan.ts';
import { listWanting, type UnitSeen } from './suitability.ts';

const rutland = loadPack(join(import.meta.dirname, '../../../data/packs/rutland'));
const VIOLENCE = '001';
const MISSING = '311';

const asked = { code: VIOLENCE, grade: 'G1', areaId: 'oakham', set: null, guarded: false };
const level = (over: Partial<typeof asked>, pack: Pack = rutland) => {
  const found = soughtFor(pack, { ...asked, ...over });
  return found === null ? null : `${found.plan.id} ${found.level}: ${needsInWords(found.needs)}`;
};

test('D06 the plan goes by type, grade and area; a level set by somebody holds for as long as the plan does', () => {
  expect(level({})).toBe('violence 1: 2 × Response car');
  expect(level({ code: MISSING, grade: 'G2' })).toBe('missing 1: 2 × Response car');
  expect(level({ code: MISSING, grade: 'G1' })).toBe(
    'missing 2: 3 × Response car, 1 × Dog van (General purpose dog), 1 × Supervision car',
  );
  const ofArea = { plans: ['violence'], areas: ['uppingham'], level: 3 };
  const pack = { ...rutland, dispatch: { ...rutland.dispatch, planRules: [ofArea] } };
  expect(level({ areaId: 'uppingham' }, pack)).toMatch(/^violence 3: 6 × Response car/);
  expect(level({ areaId: 'oakham' }, pack)).toMatch(/^violence 1/);
  const set = { planId: 'violence', level: 2 };
  expect(soughtFor(rutland, { ...asked, set })).toMatchObject({ level: 2, needs: [{ count: 4 }, { count: 1 }] });
  expect(soughtFor(rutland, { ...asked, code: MISSING, grade: 'G2', set })).toMatchObject({ level: 1 });
  expect(soughtFor(rutland, { ...asked, code: '502' })).toMatchObject({ needs: [] });
  expect(soughtFor(rutland, { ...asked, code: 'none' })).toBeNull();
});

test('D06 a level can be raised and lowered, with the reason; what was read before is not overwritten', () => {
  const open = incidentOf(at(0, raised()));
  const sought = soughtFor(rutland, asked);
  const set = (seen: number, to: number, plan = sought) =>
    setPlanLevel(commandOf({ incidentId: 'i1', seen, level: to, reason: 'Bottles thrown' }), { incident: open }, plan);
  const { incident } = yes(set(1, 2));
  expect(incident).toMatchObject([
    {
      type: 'operations.PlanLevelSet',
      data: { plan: { id: 'violence' }, from: 1, level: 2, needs: [{ count: 4 }, { count: 1, kinds: ['Dog van'] }] },
      detail: { reason: 'Bottles thrown' },
    },
  ]);
  const raisedTo = incidentOf(at(0, raised()), ...incident.map((event) => at(1, event)));
  expect(raisedTo).toMatchObject({ incident: { planSet: { planId: 'violence', level: 2 } } });
  expect(verdict(set(2, 3))).toBe('refused changed-meanwhile');
  expect(verdict(set(1, 9))).toBe('refused no-such-level');
  expect(verdict(set(1, 2, null))).toBe('refused no-such-level');
  expect(yes(set(1, 1)).incident).toEqual([]);
});

test('who is on it is counted where it serves best: a dog van is the dog that is wanted, and no car', () => {
  const needs = soughtFor(rutland, { ...asked, set: { planId: 'violence', level: 2 } })?.needs ?? [];
  const unit = (id: string, skills: readonly string[] = []): UnitSeen => ({
    kind: { id, name: id, responds: true, armed: false },
    skills,
  });
  expect(listWanting(needs, [])).toEqual([4, 1]);
  expect(listWanting(needs, [unit('response'), unit('dog', ['dog']), unit('custody-van')])).toEqual([3, 0]);
});

test('of a guarded record no reason tells what it is about', () => {
  expect(soughtFor(rutland, asked)?.never.get('pcso-foot')).toMatch(/violence/);
  expect(soughtFor(rutland, { ...asked, guarded: true })?.never.get('pcso-foot')).toBe('not offered for this');
});
