import type { RowOf } from '../../../kernel/pure.ts';
import type { Changes, DeskFigures, OpenRequests } from '../../../modules/service/contract.ts';
import type { ServiceIncidentRow } from '../queue/order.ts';
import { countsOf, usualViews } from '../queue/saved.ts';

/** What the numbers of a dashboard are counted from. */
export interface Ground {
  readonly accountId: string;
  readonly now: number;
  readonly incidents: readonly ServiceIncidentRow[];
  readonly changes: readonly Pick<RowOf<typeof Changes>, 'collisions' | 'held'>[];
  readonly requests: readonly Pick<RowOf<typeof OpenRequests>, 'dueAt'>[];
  /** When the seven days end: a minute later other records would stand behind the number. */
  readonly asOf: number;
  /** Of the last seven days; null: not read yet. */
  readonly week: Pick<RowOf<typeof DeskFigures>, 'raised' | 'firstContact' | 'reopened' | 'missed'> | null;
}

export interface Tile {
  readonly id: string;
  readonly name: string;
  /** Null: not read yet. */
  readonly value: number | null;
  /** Where exactly what was counted stands. */
  readonly href: string;
}

const WEEK_MS = 7 * 86_400_000;

const weekly = {
  'reported-week': ['Reported in seven days', 'raised', ''],
  'first-contact-week': ['Fixed at first contact', 'firstContact', '&firstContact=true'],
  'reopened-week': ['Reopened', 'reopened', '&reopened=true'],
  'missed-week': ['Missed a target', 'missed', '&missed=true'],
} as const;

const others = {
  changes: ['Open changes', '/changes', ({ changes }: Ground) => changes.length],
  'changes-at-risk': [
    'Changes with something in the way',
    '/changes?only=at-risk',
    ({ changes }: Ground) => changes.filter(({ collisions, held }) => collisions > 0 || held).length,
  ],
  requests: ['Open requests', '/requests', ({ requests }: Ground) => requests.length],
  'requests-late': [
    'Requests past their time',
    '/requests?only=late',
    ({ requests, now }: Ground) => requests.filter(({ dueAt }) => dueAt < now).length,
  ],
} as const;

/** The tiles that were asked for, in their order, each once; what the screen does not know is left out. */
export function tilesOf(wanted: readonly string[], ground: Ground): readonly Tile[] {
  const views = usualViews(ground.accountId);
  const counts = countsOf(views, ground.incidents, ground.now);
  return [...new Set(wanted)].flatMap((id): Tile[] => {
    const view = views.find((one) => one.id === id);
    if (view !== undefined) return [{ id, name: view.name, value: counts.get(id) ?? 0, href: `/queue?view=${id}` }];
    if (id in weekly) return [ofWeek(id as keyof typeof weekly, ground)];
    if (!(id in others)) return [];
    const [name, href, count] = others[id as keyof typeof others];
    return [{ id, name, href, value: count(ground) }];
  });
}

function ofWeek(id: keyof typeof weekly, { asOf, week }: Ground): Tile {
  const [name, key, filter] = weekly[id];
  const href = `/records?from=${asOf - WEEK_MS}&to=${asOf}${filter}`;
  return { id, name, href, value: week === null ? null : week[key] };
}
