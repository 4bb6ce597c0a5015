import type { RowOf } from '../../../kernel/pure.ts';
import type { Units } from '../../../modules/operations/contract.ts';
import type { Tone } from '../../../ui/state-mark/state-mark.tsx';

export type UnitRow = RowOf<typeof Units>;

/** What the board tells of a unit by its mark and word. */
export type UnitState = Pick<UnitRow, 'emergency' | 'meaning'> & {
  readonly active: Pick<NonNullable<UnitRow['active']>, 'milestone'> | null;
};

const tones: Readonly<Record<string, Tone>> = {
  emergency: 'alarm',
  available: 'ok',
  refreshments: 'wait',
  'en-route': 'go',
  'at-scene': 'scene',
  'committed-deployable': 'wait',
};

/** One meaning, one colour and shape: whatever number or label the force gives a status. */
export function toneOf(unit: Pick<UnitRow, 'emergency' | 'meaning'>): Tone {
  return unit.emergency ? 'alarm' : (tones[unit.meaning] ?? 'mute');
}

const words: Readonly<Record<string, string>> = {
  available: 'free',
  'en-route': 'en route',
  'at-scene': 'at scene',
  refreshments: 'break',
  'committed-deployable': 'deployable',
  'off-duty': 'off duty',
};

/** The state in a word, as the board has room for; on an incident, how far it is with that. */
export function wordOf(unit: UnitState): string {
  if (unit.emergency) return 'EMERGENCY';
  if (unit.active !== null) return unit.active.milestone.replace('-', ' ');
  return words[unit.meaning] ?? unit.meaning.replaceAll('-', ' ');
}

export function isFree(unit: UnitState): boolean {
  return unit.meaning === 'available' && !unit.emergency && unit.active === null;
}

export type BoardOrder = 'area' | 'state';

const stateOrder: readonly Tone[] = ['alarm', 'ok', 'wait', 'go', 'scene', 'warn', 'mute'];

// Made once: a locale that is asked for at each comparison costs ten times the sorting.
const names = new Intl.Collator('en');
const callsigns = new Intl.Collator('en', { numeric: true });

/** Emergencies first, always; then by area or by state, callsigns in their order. */
export function boardOrder<U extends Pick<UnitRow, 'areaId' | 'callsign' | 'emergency' | 'meaning'>>(
  units: readonly U[],
  order: BoardOrder,
  areaName: (id: string) => string,
): readonly U[] {
  const group = (unit: U): string =>
    order === 'area' ? areaName(unit.areaId) : String(stateOrder.indexOf(toneOf(unit)));
  const placed = units.map((unit) => ({ unit, group: group(unit) }));
  placed.sort(
    (a, b) =>
      Number(b.unit.emergency) - Number(a.unit.emergency) ||
      names.compare(a.group, b.group) ||
      callsigns.compare(a.unit.callsign, b.unit.callsign),
  );
  return placed.map(({ unit }) => unit);
}
