import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../modules/force/index.ts';
import { dispatchRules } from '../modules/operations/index.ts';
import { aims } from './aims.ts';
import { figuresOf } from './policies.ts';
import { policies } from './policy-choose.ts';
import { playMonth } from './policy-run.ts';
import type { Asked, PolicyWorld } from './policy-world.ts';

const pack = loadPack(join(import.meta.dirname, '../data/packs/rutland'));
const names = Object.keys(policies) as (keyof typeof policies)[];

/** Four cells in a row, ten minutes apart; a call for each of these, with so many cars at its first cell. */
function worldOf(
  cars: number,
  calls: readonly { code: string; grade: string; cell: number; minute: number }[],
): PolicyWorld {
  const cells = [0, 1, 2, 3].map((n) => ({ lon: n / 10, lat: 52.6, weight: 1, beatId: `beat-${n}` }));
  const crew = { answers: true, acknowledgeSeconds: 10, turnOutSeconds: 20, travelFactor: 1, sceneMinutes: 60 };
  const asked = calls.map(({ code, grade, cell, minute }, n): Asked => {
    const sought = dispatchRules.soughtFor(pack, { code, grade, areaId: null, set: null, guarded: false });
    const weight = Number(grade.slice(1));
    return {
      ...{ receivedAt: minute * 60, readyAt: minute * 60 + 30, cell, grade },
      need: { incidentId: `i${n}`, weight, areaId: null, sought, emergencyDriving: weight === 1 },
      crews: [{ ...crew, thenMinutes: null, byKey: true }],
    };
  });
  const seconds = (_profile: string, from: number, to: number) => Math.abs(from - to) * 600;
  const [car] = pack.demo.units.filter(({ kind }) => kind === 'response');
  if (car === undefined) throw new Error('the pack has a response car');
  return {
    ...{ pack, cells, asked, seconds, beginsAt: 0, demandAt: () => cells },
    cellOf: (lon) => Math.max(0, Math.min(3, Math.round(lon * 10))),
    units: Array.from({ length: cars }, (_, n) => ({ ...car, callsign: `C${n}`, lon: 0, lat: 52.6 })),
    reach: (profile, from) => [0, 1, 2, 3].filter((to) => seconds(profile, from, to) <= 900),
  };
}

const end = { code: '013', grade: 'G3', cell: 0, minute: 600 };

test.each(names)(
  'the first at the scene is counted from the call, and the same month comes out the same: %s',
  (name) => {
    const world = worldOf(1, [{ code: '014', grade: 'G2', cell: 2, minute: 5 }, end]);
    const outcome = playMonth(world, name);
    expect(outcome.waits.get('G2')).toEqual([30 + 30 + 1_200]);
    expect(playMonth(world, name)).toEqual(outcome);
  },
);

test.each(names)(
  'an immediate call takes the only car from a lower grade, which is answered afterwards: %s',
  (name) => {
    const world = worldOf(1, [
      { code: '013', grade: 'G3', cell: 3, minute: 0 },
      { code: '308', grade: 'G1', cell: 1, minute: 5 },
      end,
    ]);
    const { waits, unanswered } = playMonth(world, name);
    expect(waits.get('G1')?.[0]).toBeLessThan(1_200);
    expect(waits.get('G3')?.[0]).toBeGreaterThan(3_600);
    expect(unanswered).toBe(1);
  },
);

test('each aim of the policies names a figure that is measured', () => {
  const nothing = { waits: new Map([['G1', [1]]]), bareMinutes: 60, unanswered: 0, sent: 1 };
  const measured = ['Rutland', 'Staffordshire'].flatMap((force) =>
    figuresOf(force, { straight: nothing, road: nothing, ours: nothing }).map(({ name }) => name),
  );
  const aimed = Object.keys(aims).filter((name) => /^arrival|beats left bare/.test(name));
  expect(aimed).toHaveLength(10);
  expect(aimed.filter((name) => !measured.includes(name))).toEqual([]);
});
