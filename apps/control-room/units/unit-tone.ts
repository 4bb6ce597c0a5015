import type { RowOf } from '../../../kernel/pure.ts';
import type { Units } from '../../../modules/operations/contract.ts';
import type { Tone } from '../../../ui/state-mark/state-mark.tsx';

export type UnitRow = RowOf<typeof Units>;

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
export function wordOf(unit: Pick<UnitRow, 'emergency' | 'meaning' | 'active'>): string {
  if (unit.emergency) return 'EMERGENCY';
  if (unit.active !== null) return unit.active.milestone.replace('-', ' ');
  return words[unit.meaning] ?? unit.meaning.replaceAll('-', ' ');
}

export function isFree(unit: UnitRow): boolean {
  return unit.meaning === 'available' && !unit.emergency && unit.active === null;
}

export type BoardOrder = 'area' | 'state';

const stateOrder: readonly Tone[] = ['alarm', 'ok', 'wait', 'go', 'scene', 'warn', 'mute'];

/** Emergencies first, always; then by area or by state, callsigns in their order. */
export function boardOrder(
  units: readonly UnitRow[],
  order: BoardOrder,
  areaName: (id: string) => string,
): readonly UnitRow[] {
  const group = (unit: UnitRow): string =>
    order === 'area' ? areaName(unit.areaId) : String(stateOrder.indexOf(toneOf(unit)));
  return units.toSorted(
    (a, b) =>
      Number(b.emergency) - Number(a.emergency) ||
      group(a).localeCompare(group(b)) ||
      a.callsign.localeCompare(b.callsign, 'en', { numeric: true }),
  );
}
