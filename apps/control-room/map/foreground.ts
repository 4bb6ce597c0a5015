import { isFree, type UnitRow } from '../units/unit-tone.ts';

type UnitSeen = Pick<UnitRow, 'id' | 'callsign' | 'emergency' | 'meaning'> & {
  readonly active: Pick<NonNullable<UnitRow['active']>, 'milestone' | 'incidentId'> | null;
};

/** What the operator is at: it is drawn in front, all else behind it, fainter. Nothing is asked for it: it follows the work. */
export type Task =
  | { readonly kind: 'watching' }
  | { readonly kind: 'sending' | 'drawing'; readonly incidentId: string }
  | { readonly kind: 'emergency'; readonly unit: UnitSeen };

interface InHand {
  readonly incidentId: string | null;
  readonly recommending: boolean;
  readonly drawing: boolean;
}

/** `inNeed`: the officer in need, where it is that unit that is chosen. */
export function taskOf({ incidentId, recommending, drawing }: InHand, inNeed: UnitSeen | null): Task {
  if (inNeed !== null) return { kind: 'emergency', unit: inNeed };
  if (incidentId === null) return { kind: 'watching' };
  if (drawing) return { kind: 'drawing', incidentId };
  return recommending ? { kind: 'sending', incidentId } : { kind: 'watching' };
}

export function isIncidentInFront(task: Task, id: string): boolean {
  switch (task.kind) {
    case 'watching':
      return true;
    case 'emergency':
      return task.unit.active?.incidentId === id;
    case 'sending':
    case 'drawing':
      return task.incidentId === id;
  }
}

/** Whoever can go, and whoever is on it. An officer in need is behind nothing. */
export function isUnitInFront(task: Task, unit: UnitSeen): boolean {
  if (unit.emergency) return true;
  switch (task.kind) {
    case 'watching':
      return true;
    case 'emergency':
      return isFree(unit);
    case 'sending':
      return isFree(unit) || unit.active?.incidentId === task.incidentId;
    case 'drawing':
      return unit.active?.incidentId === task.incidentId;
  }
}

/** What stands in front, in words: it must not be guessed from what is faint. */
export function taskWords(task: Task, numberOf: (incidentId: string) => string): string | null {
  switch (task.kind) {
    case 'watching':
      return null;
    case 'emergency':
      return `In front: ${task.unit.callsign} in need, and who is free`;
    case 'sending':
      return `In front: ${numberOf(task.incidentId)}, who is free and who is on it`;
    case 'drawing':
      return `In front: ${numberOf(task.incidentId)} and who is on it`;
  }
}
