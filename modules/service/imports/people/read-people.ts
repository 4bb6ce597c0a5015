import { z } from 'zod';
import type { CsvTable } from '../../../estate/index.ts';
import { PersonRow } from './commands.ts';

const personTargets = {
  who: 'Collar number, call sign or name',
  site: 'Station',
  callBack: 'How to reach them',
  manager: 'Who leads them',
  deputy: 'Who stands in for them',
} as const;
type PersonTarget = keyof typeof personTargets;

/** What each column of a list of staff is. */
export const PeopleMapping = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. staff-list'),
  columns: z.record(z.string(), z.enum(['who', 'site', 'callBack', 'manager', 'deputy'])),
});
export type PeopleMapping = z.output<typeof PeopleMapping>;

const usual: Readonly<Record<string, PersonTarget>> = {
  ...{ collar: 'who', collarnumber: 'who', name: 'who', who: 'who', callsign: 'who' },
  ...{ station: 'site', site: 'site', location: 'site', phone: 'callBack', mobile: 'callBack', callback: 'callBack' },
  ...{ manager: 'manager', linemanager: 'manager', supervisor: 'manager', deputy: 'deputy' },
};

/** Columns that are named as people name them need no word of anybody. */
export function guessPeople(columns: readonly string[]): PeopleMapping {
  const pairs = columns.flatMap((column) => {
    const plain = column.toLowerCase().replaceAll(/[^a-z]/g, '');
    const target = Object.hasOwn(usual, plain) ? usual[plain] : undefined;
    return target === undefined ? [] : [[column, target] as const];
  });
  return { source: 'staff-list', columns: Object.fromEntries(pairs) };
}

interface ReadPeople {
  readonly people: readonly PersonRow[];
  readonly faults: readonly { readonly line: number; readonly why: string }[];
}

export function readPeople({ columns, rows, faults }: CsvTable, mapping: PeopleMapping): ReadPeople {
  const pairs = Object.entries(mapping.columns);
  const lost = pairs.filter(([column]) => !columns.includes(column));
  const head = lost.map(([column]) => ({ line: 1, why: `There is no column ${column}.` }));
  if (!pairs.some(([column, target]) => target === 'who' && columns.includes(column))) {
    return {
      people: [],
      faults: [...faults, ...head, { line: 1, why: `No column is said to be: ${personTargets.who}.` }],
    };
  }
  const wrong = [...faults, ...head];
  const people = rows.flatMap(({ line, values }) => {
    const said = Object.fromEntries(pairs.toReversed().map(([column, target]) => [target, values[column] ?? '']));
    const read = PersonRow.safeParse({ ...said, line });
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    const target = personTargets[String(issue?.path[0]) as PersonTarget] ?? 'The line';
    wrong.push({ line, why: said.who === '' ? 'It names nobody.' : `${target}: ${issue?.message}.` });
    return [];
  });
  return { people, faults: wrong };
}
