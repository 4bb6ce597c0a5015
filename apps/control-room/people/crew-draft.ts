import type { RowOf } from '../../../kernel/pure.ts';
import type { Units } from '../../../modules/operations/contract.ts';

export type CrewMember = RowOf<typeof Units>['crew'][number];

/** What is being written of a unit: as it stood when it was begun, and as it is to be. */
export interface CrewDraft {
  /** Collar numbers as they stood. */
  readonly seen: readonly string[];
  readonly crew: readonly CrewMember[];
  readonly registration: string;
  /** Words between commas. */
  readonly equipment: string;
}

type Crewed = Pick<RowOf<typeof Units>, 'crew' | 'vehicle' | 'equipment'>;

export function draftOf({ crew, vehicle, equipment }: Crewed): CrewDraft {
  return {
    seen: crew.map(({ collar }) => collar),
    crew,
    registration: vehicle?.registration ?? '',
    equipment: equipment.join(', '),
  };
}

export function readDraft(text: string, unit: Crewed): CrewDraft {
  try {
    return text === '' ? draftOf(unit) : JSON.parse(text);
  } catch {
    return draftOf(unit);
  }
}

export function wordsOf(listed: string): readonly string[] {
  return [...new Set(listed.split(',').map((word) => word.trim()))].filter((word) => word !== '');
}

/** A line without a number and a name is nobody. */
export function membersOf({ crew }: CrewDraft): readonly CrewMember[] {
  return crew
    .map((one) => ({ ...one, collar: one.collar.trim(), name: one.name.trim() }))
    .filter(({ collar, name }) => collar !== '' || name !== '');
}

export function vehicleOf({ registration }: CrewDraft, before: Crewed['vehicle']): Crewed['vehicle'] {
  const written = registration.trim().toUpperCase();
  return written === '' ? null : { registration: written, kind: before?.kind ?? 'car' };
}
