import { z } from 'zod';
import { type Entry, isOfAPerson } from './ledger.ts';
import { byCommand, factsOf, idOf, type LogEvent, type Violate } from './log.ts';

interface Held {
  readonly tourId: string;
  readonly stacked: boolean;
}

/** Who is on what, as units say it and as incidents say it: two tellings that must agree after every command. */
interface Both {
  readonly active: Map<string, string>;
  readonly onIncidents: Map<string, Held>;
}

/**
 * No silent double commitment. A unit has one active assignment, on both sides the same; it is taken from one only by a
 * divert that its incident was told of, and where the desk did not ask for a divert, the confirmed warning stands in the log.
 */
export function checkCommitments(events: readonly LogEvent[], ledger: readonly Entry[], violate: Violate): void {
  const asked = new Map(ledger.map((entry) => [entry.commandId, entry]));
  const both: Both = { active: new Map(), onIncidents: new Map() };
  for (const group of byCommand(events)) {
    const before = new Map(both.active);
    for (const event of group) take(both, event, violate);
    for (const tourId of toursIn(group)) agree(both, tourId, group[0], violate);
    const { commandId } = group[0];
    // What a person who took part asked for is in no ledger: a divert by hand looks like any other.
    const isDivert = isOfAPerson(commandId) ? () => true : divertsOf(asked.get(commandId)?.input);
    confirmed(group, before, { isDivert, violate });
  }
}

const Ordered = z.object({
  how: z.string().optional(),
  tourId: z.string().optional(),
  units: z.array(z.object({ tourId: z.string(), how: z.string() })).optional(),
});

/** Whether a command asked to take this unit from what it was on: one unit, several, or a swap, where each may be the one. */
function divertsOf(input: unknown): (tourId: string) => boolean {
  const { how, tourId: only, units = [] } = Ordered.safeParse(input).data ?? {};
  return (tourId) =>
    (taking.has(how ?? '') && (only === undefined || only === tourId)) ||
    units.some((unit) => unit.tourId === tourId && taking.has(unit.how));
}

const taking: ReadonlySet<string> = new Set(['divert', 'exchange']);

function take({ active, onIncidents }: Both, event: LogEvent, violate: Violate): void {
  const { assignmentId = '', tourId = '', stacked = false } = factsOf(event);
  const tour = idOf(event);
  switch (event.type) {
    case 'operations.AssignmentTaken':
    case 'operations.AssignmentActivated': {
      if (stacked) return;
      const held = active.get(tour);
      if (held !== undefined && held !== assignmentId) {
        violate(
          'a silent double commitment',
          `tour ${tour} at position ${event.position}: ${held} and ${assignmentId}`,
        );
      }
      active.set(tour, assignmentId);
      return;
    }
    case 'operations.AssignmentEnded':
      if (active.get(tour) === assignmentId) active.delete(tour);
      return;
    case 'operations.UnitAssigned':
      onIncidents.set(assignmentId, { tourId, stacked });
      return;
    case 'operations.StackedUnitActivated':
      onIncidents.set(assignmentId, { tourId, stacked: false });
      return;
    case 'operations.UnitResumed':
    case 'operations.UnitStoodDown':
      onIncidents.delete(assignmentId);
  }
}

function toursIn(group: readonly LogEvent[]): ReadonlySet<string> {
  return new Set(
    group.flatMap((event) => {
      const { assignmentId, tourId } = factsOf(event);
      if (assignmentId === undefined) return [];
      return [tourId ?? idOf(event)];
    }),
  );
}

function agree({ active, onIncidents }: Both, tourId: string, { position }: LogEvent, violate: Violate): void {
  const there = [...onIncidents].filter(([, held]) => held.tourId === tourId && !held.stacked).map(([id]) => id);
  const here = active.get(tourId);
  const same = there.length === (here === undefined ? 0 : 1) && there[0] === here;
  if (!same) violate('unit and incident disagree', `tour ${tourId} at ${position}: ${here ?? 'none'}, ${there.join()}`);
}

function confirmed(
  group: readonly LogEvent[],
  before: ReadonlyMap<string, string>,
  { isDivert, violate }: { readonly isDivert: (tourId: string) => boolean; readonly violate: Violate },
): void {
  for (const event of group) {
    const { tourId = '', stacked, confirmed: warnings = [] } = factsOf(event);
    const held = before.get(tourId);
    if (event.type !== 'operations.UnitAssigned' || stacked === true || held === undefined) continue;
    const told = group.some((other) => {
      return other.type === 'operations.UnitStoodDown' && factsOf(other).assignmentId === held;
    });
    if (!told) violate('a unit was taken away in silence', `tour ${tourId} at position ${event.position}`);
    if (!isDivert(tourId) && !warnings.includes('unit-committed')) {
      violate('a second commitment without its confirm', `tour ${tourId} at position ${event.position}`);
    }
  }
}
