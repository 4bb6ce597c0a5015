import type { Measured } from './figure.ts';
import { quantile } from './load.ts';
import { type Outcome, playMonth } from './policy-run.ts';
import { openPolicyWorld } from './policy-world.ts';

const SEED = 7;
const DAYS = 30;
const FORCES = { rutland: 'Rutland', staffordshire: 'Staffordshire' } as const;
const GRADES = { G1: 'immediate', G2: 'priority', G3: 'scheduled' } as const;

/** How long calls of a month wait for the first unit, and which beats lie bare meanwhile, by three ways of choosing; in virtual time. */
export async function benchPolicies(): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const [packId, name] of Object.entries(FORCES)) {
    const world = await openPolicyWorld({ packId, days: DAYS, seed: SEED });
    const [straight, road, ours] = [playMonth(world, 'straight'), playMonth(world, 'road'), playMonth(world, 'ours')];
    measured.push(...figuresOf(name, { straight, road, ours }));
  }
  return measured;
}

type Outcomes = Readonly<Record<'straight' | 'road' | 'ours', Outcome>>;

export function figuresOf(force: string, { straight, road, ours }: Outcomes): readonly Measured[] {
  const ways = [
    ['mean', (waits: readonly number[]) => waits.reduce((sum, wait) => sum + wait, 0) / waits.length],
    ['p90', (waits: readonly number[]) => quantile(waits, 0.9)],
  ] as const;
  const arrivals = Object.entries(GRADES).flatMap(([grade, word]) =>
    ways.flatMap(([way, of]): readonly Measured[] => {
      const [own, byRoad, byLine] = [ours, road, straight].map(({ waits }) => of(waits.get(grade) ?? []));
      const name = `arrival at ${word} grade, ${way}, ${force}`;
      const count = `${ours.waits.get(grade)?.length ?? 0} incidents of a month`;
      return [
        { name, value: own ?? null, unit: 's', beside: byRoad ?? null, note: `beside: nearest by road; ${count}` },
        { name: `${name}, beside a straight line`, value: own ?? null, unit: 's', beside: byLine ?? null },
      ];
    }),
  );
  const [own, byRoad, byLine] = [ours, road, straight].map(({ bareMinutes }) => bareMinutes / 60);
  const name = `hours of beats left bare, ${force}`;
  return [
    ...arrivals,
    {
      name,
      value: own ?? null,
      unit: 'h',
      beside: byRoad ?? null,
      note: 'beside: nearest by road; summed over all beats',
    },
    { name: `${name}, beside a straight line`, value: own ?? null, unit: 'h', beside: byLine ?? null },
  ];
}
