import type { Aggregate } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { allTargets } from '../incidents/deadlines.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { findGrade } from '../pack-terms.ts';

/** One promise of a grade as it ran, or would have run. */
export interface Target {
  readonly label: string;
  readonly seconds: number;
  readonly dueAt: number;
  /** When it was kept, moved or withdrawn; null: it runs still. */
  readonly endedAt: number | null;
}

type Targets = ReadonlyMap<string, Target>;

/** An incident as it was, and as it would have been with the grades of another pack. */
export interface WhatIf {
  readonly was: IncidentState;
  readonly would: IncidentState;
  readonly wasTargets: Targets;
  readonly wouldTargets: Targets;
}

/**
 * The same events folded twice: as they are, and with what another pack would have given their grades. What people did is taken as it
 * was; only what was promised to them is otherwise.
 */
export function whatIf(pack: Pack): Aggregate<WhatIf, IncidentEvent> {
  const { initial, evolve } = incidentAggregate;
  const grades = new Map(pack.grades.map(({ id }) => [id, findGrade(pack, id)]));
  return {
    name: incidentAggregate.name,
    initial: { was: initial, would: initial, wasTargets: new Map(), wouldTargets: new Map() },
    evolve: (state, event) => {
      const was = evolve(state.was, event);
      const would = evolve(state.would, regraded(event, grades));
      return {
        ...{ was, would },
        wasTargets: followed(state.wasTargets, was, event.occurredAt),
        wouldTargets: followed(state.wouldTargets, would, event.occurredAt),
      };
    },
  };
}

type Event = Past<IncidentEvent>;

/** What an event carries of a grade is what the pack said of it then; one that the other pack lacks stays as it was. */
function regraded(event: Event, grades: ReadonlyMap<string, unknown>): Event {
  const { data } = event as { readonly data: { readonly grade?: unknown } };
  const { grade } = data;
  if (grade === null || typeof grade !== 'object' || !('id' in grade) || !('ladder' in grade)) return event;
  const other = grades.get(String(grade.id)) ?? grade;
  return { ...event, data: { ...data, grade: other } } as Event;
}

function followed(before: Targets, state: IncidentState, at: number): Targets {
  const running = new Map(
    (state.situation === 'open' ? allTargets(state.incident) : []).map(({ key, label, startedAt, dueAt }) => [
      key,
      { label, seconds: Math.round((dueAt - startedAt) / 1000), dueAt, endedAt: null },
    ]),
  );
  const over = [...before]
    .filter(([key]) => !running.has(key))
    .map(([key, target]) => [key, target.endedAt === null ? { ...target, endedAt: at } : target] as const);
  return new Map<string, Target>([...over, ...running]);
}

export function isBroken({ dueAt, endedAt }: Target, now: number): boolean {
  return (endedAt ?? now) > dueAt;
}
