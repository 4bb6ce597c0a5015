import { useEffect } from 'react';
import { useDraft } from '../../../client/react.tsx';
import type { IncidentRow } from '../queue/order.ts';
import type { ActFormName } from './act-forms.ts';

/** A value that two people can change at once: what it is called, how it reads, and how it stood when a form was opened. */
interface Contested {
  readonly words: string;
  readonly field: string;
  readonly of: (incident: IncidentRow) => string;
  readonly as: (incident: IncidentRow, seen: string) => IncidentRow;
}

const contested: Partial<Record<ActFormName, Contested>> = {
  grade: { words: 'the grade', field: 'grade', of: ({ grade }) => grade, as: (row, grade) => ({ ...row, grade }) },
  code: { words: 'the code', field: 'code', of: ({ code }) => code, as: (row, code) => ({ ...row, code }) },
  what: {
    ...{ words: 'what it is about', field: 'what' },
    of: ({ what }) => what ?? '',
    as: (row, what) => ({ ...row, what }),
  },
};

/** Somebody else has changed what this form changes: both values, before anything is saved. */
export interface Conflict {
  readonly words: string;
  readonly field: string;
  readonly theirs: string;
  /** Mine is saved over theirs, now that it was seen. */
  readonly onKeepMine: () => void;
}

/**
 * Keeps the value that a form was opened on, so that what is sent says what its writer saw. While nothing is filled in the form
 * goes along with others' changes; after that theirs is a conflict to be looked at.
 */
function useSeen(draft: string, stands: string, touched: boolean) {
  const [held, setHeld] = useDraft(`${draft}.seen`);
  const follows = held !== writeSeen(stands) && (held === '' || !touched);
  useEffect(() => {
    if (follows) setHeld(writeSeen(stands));
  }, [follows, setHeld, stands]);
  const seen = follows ? stands : readSeen(held);
  return { seen, onKeepMine: () => setHeld(writeSeen(stands)), forget: () => setHeld('') };
}

/** An empty value is a value too: a draft of nothing would be none. */
const writeSeen = (value: string): string => `=${value}`;
const readSeen = (held: string): string => held.slice(1);

/** For the forms of acts. */
export function useSeenValue(name: ActFormName, incident: IncidentRow, touched: boolean) {
  const guard = contested[name];
  const stands = guard?.of(incident) ?? '';
  const { seen, onKeepMine, forget } = useSeen(`${name}.${incident.id}`, stands, touched);
  const asSeen = guard?.as(incident, seen) ?? incident;
  if (guard === undefined || seen === stands) return { asSeen, conflict: null, forget };
  const { words, field } = guard;
  const conflict: Conflict = { words, field, theirs: stands, onKeepMine };
  return { asSeen, conflict, forget };
}

/** For the form of the place. */
export function useSeenPlace({ id, place }: IncidentRow, touched: boolean) {
  const { seen, onKeepMine, forget } = useSeen(`place.${id}`, place.label, touched);
  const conflict: Conflict | null =
    seen === place.label ? null : { words: 'the place', field: 'place', theirs: place.label, onKeepMine };
  return { seen, conflict, forget };
}
