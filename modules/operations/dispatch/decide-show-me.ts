import { confirm, decided, refuse } from '../../../kernel/pure.ts';
import {
  type CodeTerms,
  codeTerms,
  fimFirst,
  type GradeTerms,
  type NumberTerms,
  type PlaceFacts,
  type RestrictionTerms,
  type SeatTerms,
} from '../terms.ts';
import type { ShowMeAt } from './commands.ts';
import {
  type Assigned,
  type AssignStates,
  backOnDuty,
  type Command,
  moveFrom,
  noSuchTour,
  takenCallsign,
} from './decide.ts';

export interface ShowMeFacts {
  readonly number: NumberTerms;
  readonly code: (CodeTerms & { readonly grade: string }) | null;
  readonly grade: GradeTerms | null;
  readonly place: PlaceFacts;
  readonly owner: SeatTerms | null;
  readonly restriction: RestrictionTerms;
  /** Within the radius of a concealed record that the officer does not know of. */
  readonly nearConcealed: boolean;
}

/** "Show me at": the officer is there already, so it is created, assigned and at scene in one line. */
export function showMeAt(command: Command<typeof ShowMeAt>, states: AssignStates, facts: ShowMeFacts): Assigned {
  const { input, confirmed } = command;
  const { tour, previous } = states;
  if (tour.situation === 'none') return noSuchTour();
  if (states.incident.situation !== 'none') {
    return refuse('incident-exists', 'An incident with this id exists already.');
  }
  const { number, code, grade } = facts;
  if (code === null || grade === null) {
    return refuse('no-such-code', `The force pack has no opening code ${input.code}.`);
  }
  const { assignmentId, incidentId, tourId } = input;
  const taken = takenCallsign(tour, states.callsign, tourId);
  if (taken !== null) return taken;
  const { callsign } = tour.tour.terms;
  const committed = tour.tour.active !== null;
  if (committed && !confirmed.has('unit-committed')) {
    return confirm('unit-committed', `${callsign} is on another incident: it will be stood down from it.`);
  }
  const { restriction } = facts;
  const moved = moveFrom(tourId, tour.tour, previous, { number, restriction });
  const back = backOnDuty(tour, tourId);
  const unit = { assignmentId, tourId, callsign, stacked: false, atScene: true };
  const warned = committed ? ['unit-committed'] : [];
  return decided(
    {
      incident: [
        raised(command, facts, code, grade),
        { type: 'operations.UnitAssigned', data: { ...unit, confirmed: warned } },
      ],
      tour: [
        ...back.tour,
        ...moved.tour,
        {
          type: 'operations.AssignmentTaken',
          data: { assignmentId, incidentId, stacked: false, atScene: true, gradeId: grade.id },
        },
      ],
      ...(back.callsign.length > 0 && { callsign: back.callsign }),
      ...(moved.previous.length > 0 && { previous: moved.previous }),
    },
    { incidentId, number: number.number, assignmentId, ...(facts.nearConcealed && fimFirst) },
  );
}

function raised(
  { input, occurredAt }: Command<typeof ShowMeAt>,
  { number, place, owner, restriction }: ShowMeFacts,
  code: NonNullable<ShowMeFacts['code']>,
  grade: GradeTerms,
) {
  return {
    type: 'operations.IncidentRaised',
    data: {
      number,
      contactId: null,
      channel: 'officer',
      code: codeTerms(code),
      grade,
      proposedGrade: code.grade,
      place,
      owner,
      restriction,
      receivedAt: occurredAt,
      origin: 'show-me-at',
    },
    detail: { what: input.what, place: input.place },
  } as const;
}
