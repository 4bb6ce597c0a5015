import { loadPack, type Pack } from '../../../modules/force/index.ts';
import { packDir } from './test-house.ts';

const shipped = loadPack(packDir);

/** The Staffordshire pack, and with it one of each thing that no pack says which ships: so every leaf stands somewhere. */
export const fullPack: Pack = {
  ...shipped,
  areas: shipped.areas.map((area, i) =>
    i === 0
      ? {
          ...area,
          outline: [
            [-2.2, 53],
            [-2.1, 53],
            [-2.1, 53.1],
          ],
        }
      : area,
  ),
  calendars: shipped.calendars.map((one) => ({ ...one, open: [{ date: '2026-11-28', from: '08:00', to: '12:00' }] })),
  deadlineRules: shipped.deadlineRules.map((rule, i) =>
    i === 0 ? { ...rule, areas: [shipped.areas[0]?.id ?? ''], warnAt: [0.4, 0.7] } : rule,
  ),
  plans: shipped.plans.map((plan) => (plan.id === 'violence' ? { ...plan, skills: ['taser'] } : plan)),
  // Beside the ladder of unread messages another whose id is its own with a letter more: to it they go when it is changed.
  ladders: [
    ...shipped.ladders,
    ...shipped.ladders
      .filter(({ id }) => id === shipped.callTaking.unreadLadder)
      .map((ladder) => ({ ...ladder, id: `${ladder.id}x`, repeatSeconds: 77 })),
  ],
  control: {
    ...shipped.control,
    codeMappings: shipped.control.codeMappings.map((table) => ({
      ...table,
      rows: table.rows.map((row, i) => (i === 0 ? { own: row.own, theirs: 'not in their list' } : row)),
      list: { ...table.list, grades: [...table.list.grades, { code: 'now', name: 'At once' }] },
      grades: [
        { own: 'G1', theirs: 'now' },
        { own: 'G2', none: 'voice' },
      ],
    })),
  },
  dispatch: {
    ...shipped.dispatch,
    planRules: shipped.dispatch.planRules.map((rule) => ({ ...rule, areas: [shipped.areas[0]?.id ?? ''] })),
  },
  service: {
    ...shipped.service,
    agreements: shipped.service.agreements.flatMap((one, i) =>
      i === 0
        ? [
            { ...one, items: ['0198c2f0-1111-7000-8000-000000000001'] },
            { ...one, id: 'north', service: null, customers: 'north', commitments: [] },
          ]
        : [one],
    ),
    customerGroups: [{ id: 'north', name: 'North', stations: [shipped.stations[0]?.id ?? ''] }],
    change: {
      ...shipped.service.change,
      maintenance: [
        {
          services: [shipped.service.services[0]?.id ?? ''],
          week: [{ day: 'sunday', from: '02:00', to: '05:00' }],
        },
      ],
    },
  },
  estate: {
    classes: [
      {
        ...{ id: 'drone', name: 'Drone', group: 'Air', prefix: 'DRN', access: 'open' },
        fields: [
          field('serial', 'text', { pattern: '[A-Z]+', example: 'ABC', key: true, personal: true }),
          field('mass', 'number', { min: 1, max: 9, unit: 'kg' }),
          field('make', 'choice', { values: ['One', 'Two'] }),
        ],
      },
    ],
    relationKinds: [{ id: 'charges', name: 'charges', reverse: 'is charged by', carries: true }],
    stages: [{ id: 'lent', name: 'Lent', used: true, next: ['in-use'] }],
    sources: [{ id: 'fleet-list', name: 'Fleet list', rank: 3, staleAfterDays: 30 }],
  },
  demo: {
    ...shipped.demo,
    entries: shipped.demo.entries.map((one) =>
      'aliases' in one.entry ? { ...one, entry: { ...one.entry, aliases: ['Al'] } } : one,
    ),
  },
};

type Field = Pack['estate']['classes'][number]['fields'][number];

function field(id: string, kind: Field['kind'], besides: Partial<Field>): Field {
  return { id, name: id, kind, example: '', values: [], unit: '', key: false, personal: false, ...besides };
}
