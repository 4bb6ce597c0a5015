import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { EventSchemas, Past, Promised } from '../../kernel/pure.ts';
import { makeForce } from '../force/index.ts';
import { agreementReviewEvents } from './agreement-reviews/events.ts';
import { cabEvents } from './changes/cab/events.ts';
import { changeEvents } from './changes/events.ts';
import { templateEvents } from './changes/templates/events.ts';
import { shiftEvents } from './desk/shifts/events.ts';
import { reportEvents } from './figures/reports/events.ts';
import { improvementEvents } from './improvements/events.ts';
import { makeService } from './index.ts';
import { knowledgeEvents } from './knowledge/events.ts';
import { mailEvents } from './mail/events.ts';
import { outgoingMailEvents } from './mail/outgoing/events.ts';
import { majorEvents } from './majors/events.ts';
import { noticeEvents } from './notices/events.ts';
import { problemEvents } from './problems/events.ts';
import { trendEvents } from './problems/trends/events.ts';
import { requestEvents } from './requests/events.ts';
import { serviceIncidentEvents } from './service-incidents/events.ts';
import { packDir } from './test-service.ts';

/** The database keeps whole milliseconds: a promise that falls between two of them is refused, and with it what somebody has just done. */
const eventsOf: Readonly<Record<string, EventSchemas>> = {
  'service.improvement': improvementEvents,
  'service.agreement': agreementReviewEvents,
  'service.service-incident': serviceIncidentEvents,
  'service.desk-shift': shiftEvents,
  'service.report-schedule': reportEvents,
  'service.notice': noticeEvents,
  'service.major': majorEvents,
  'service.request': requestEvents,
  'service.change': changeEvents,
  'service.change-template': templateEvents,
  'service.cab': cabEvents,
  'service.problem': problemEvents,
  'service.trend': trendEvents,
  'service.article': knowledgeEvents,
  'service.incoming-mail': mailEvents,
  'service.outgoing-mail': outgoingMailEvents,
};

const force = makeForce({ packDir, rolesOf: async () => [] });
const { definition } = makeService({
  clock: { now: () => 0 },
  people: { find: async () => null, search: async () => [], withRoles: async () => [] },
  pack: force.pack,
  demand: force.demand,
});

/** The parts of a JSON schema that events are written in. */
type Shape = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
};

const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { unrepresentable: 'any' }) as Shape;

const DAY_MS = 86_400_000;
const BEGIN = Date.UTC(2026, 9, 20);
const instant = fc.integer({ min: BEGIN, max: BEGIN + 30 * DAY_MS });
const calendar = fc.constantFrom(
  { timezone: 'Europe/London', week: 'always', closed: [] },
  { timezone: 'Europe/London', week: [{ day: 'monday', from: '08:00', to: '17:59' }], closed: ['2026-10-26'] },
);

/** Anything of this shape: a number is an instant, or so many minutes, hours or days, as commands and packs let in. */
function anyOf(shape: Shape, name: string): fc.Arbitrary<unknown> {
  if (name === 'calendar') return calendar;
  if (shape.anyOf !== undefined) return fc.oneof(...shape.anyOf.map((one) => anyOf(one, name)));
  if (Array.isArray(shape.type)) return fc.oneof(...shape.type.map((type) => anyOf({ ...shape, type }, name)));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'number':
    case 'integer':
      return /At$|^(from|to|until|since|at|by)$/.test(name) ? instant : fc.integer({ min: 1, max: 1_441 });
    case 'array':
      return fc.array(anyOf(shape.items ?? {}, name), { maxLength: 3 });
    case 'object':
      return recordOf(shape);
    default:
      return fc.constant(name);
  }
}

function recordOf({ properties = {}, required = [] }: Shape): fc.Arbitrary<unknown> {
  const parts = Object.entries(properties).map(([name, shape]) => [name, anyOf(shape, name)] as const);
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...required] });
}

function eventOf(type: string, { data, detail }: EventSchemas[string]): fc.Arbitrary<Omit<Past<never>, 'type'>> {
  return fc.record({
    ...{ type: fc.constant(type), occurredAt: instant, recordedAt: instant },
    ...{ actor: fc.constant({ kind: 'person', id: 'somebody', name: 'Somebody', seat: null }) },
    data: anyOf(shapeOf(data), 'data'),
    detail: detail === undefined ? fc.constant(null) : fc.option(anyOf(shapeOf(detail), 'detail')),
  }) as never;
}

const timesOf = ({ startedAt, dueAt, warnAt, earlierWarnings = [] }: Promised): readonly (number | null)[] => [
  ...[startedAt, dueAt, warnAt],
  ...earlierWarnings,
];

/** A saved report owes nothing to anybody. */
const owesNothing = ['service.ad-hoc-report'];
const promising = definition.aggregates.filter(
  ({ name, promises }) => promises !== undefined && !owesNothing.includes(name),
);

test('the lives of all that promises anything are known here', () => {
  expect(Object.keys(eventsOf).toSorted()).toEqual(promising.map(({ name }) => name).toSorted());
});

describe.each(promising)('$name', ({ name, ...aggregate }) => {
  const types = Object.entries(eventsOf[name] ?? {});
  const [first = ['', undefined as never] as const] = types;
  const life = fc.tuple(
    eventOf(...first),
    fc.array(fc.oneof(...types.map(([type, schemas]) => eventOf(type, schemas))), { maxLength: 8 }),
  );

  test('every promise falls on whole milliseconds, whatever happens and whenever', () => {
    let promised = 0;
    fc.assert(
      fc.property(life, ([begin, later]) => {
        let state = aggregate.initial;
        for (const event of [begin, ...later]) {
          state = aggregate.evolve(state as never, event as never);
          for (const promise of aggregate.promises?.(state as never) ?? []) {
            promised += 1;
            const between = timesOf(promise).filter((at) => at !== null && !Number.isSafeInteger(at));
            expect(between, promise.label).toEqual([]);
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(promised).toBeGreaterThan(0);
  });
});
