import fc from 'fast-check';
import type { Action, Model } from './test-model.ts';
import type { Names } from './test-model-tables.ts';

/** An action as it was drawn: what it means depends on what stands when its turn comes. */
export interface Drawn {
  readonly kind: Action['do'];
  readonly contact: string;
  readonly incident: string;
  readonly unit: string;
  readonly how: 'assign' | 'divert' | 'stack';
  readonly milestone: Extract<Action, { do: 'progress' }>['milestone'];
  readonly which: number;
  readonly flag: boolean;
  readonly by: 0 | 1 | 2;
}

/** What has happened so far, and the names of what it happened to. */
export interface Told {
  model: Model;
  readonly names: Names;
  minted: number;
}

export function meant(room: Told, drawn: Drawn): Action {
  const { names, model } = room;
  const contactId = names.of(drawn.contact);
  const incidentId = names.of(drawn.incident);
  const tourId = names.of(drawn.unit);
  const mint = (): string => names.of(`minted ${room.minted++}`);
  switch (drawn.kind) {
    case 'open':
    case 'place':
    case 'end-contact':
      return { do: drawn.kind, contactId };
    case 'write': {
      const stands = model.contacts[contactId]?.what ?? '';
      return { do: 'write', contactId, seen: drawn.flag ? stands : `${stands}?`, value: `said ${drawn.which}` };
    }
    case 'raise':
      return { do: 'raise', contactId, incidentId };
    case 'book-on':
      // Two crews may want one callsign.
      return { do: 'book-on', tourId, callsign: `C${names.of(drawn.flag ? 'same' : drawn.unit).slice(0, 8)}` };
    case 'book-off':
      return { do: 'book-off', tourId, sure: drawn.flag };
    case 'assign':
      return { do: 'assign', assignmentId: mint(), incidentId, tourId, how: drawn.how };
    case 'progress':
    case 'stand-down': {
      const jobs = model.units[tourId]?.jobs ?? [];
      const ended = Object.entries(model.ended).map(([id, of]) => ({ assignmentId: id, incidentId: of }));
      const known = drawn.flag || ended.length === 0 ? jobs : ended;
      const job = known[drawn.which % Math.max(1, known.length)] ?? { assignmentId: mint(), incidentId };
      const naming = { assignmentId: job.assignmentId, incidentId: job.incidentId, tourId };
      return drawn.kind === 'progress'
        ? { do: 'progress', ...naming, milestone: drawn.milestone }
        : { do: 'stand-down', ...naming };
    }
    case 'result':
    case 'close':
    case 'reopen':
      return { do: drawn.kind, incidentId };
  }
}

const kinds: readonly Action['do'][] = [
  ...(['open', 'write', 'write', 'place', 'place', 'raise', 'raise', 'end-contact'] as const),
  ...(['book-on', 'book-on', 'book-off', 'assign', 'assign', 'assign', 'assign', 'progress', 'progress'] as const),
  ...(['progress', 'stand-down', 'result', 'result', 'close', 'close', 'reopen'] as const),
];
export const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom(...kinds),
  contact: fc.constantFrom('c1', 'c2'),
  incident: fc.constantFrom('i1', 'i2', 'i3'),
  unit: fc.constantFrom('t1', 't2', 't3'),
  how: fc.constantFrom('assign', 'divert', 'stack'),
  milestone: fc.constantFrom('acknowledged', 'en-route', 'at-scene', 'resumed'),
  which: fc.nat(3),
  flag: fc.boolean(),
  by: fc.constantFrom(0, 1, 2),
});
