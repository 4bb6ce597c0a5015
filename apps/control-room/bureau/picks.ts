import { kindOf, type Path, valueAt } from './place.ts';

/** One thing that may be chosen at a place, by its id and in words. */
export interface Pick {
  readonly value: string;
  readonly words: string;
}

/** The list of the pack from which a place takes its ids, and which of its rows. */
interface Source {
  readonly list: Path;
  /** A second list whose ids may stand there too. */
  readonly also?: Path;
  readonly only?: 'top';
  /** What may stand there too, and is none of its rows. */
  readonly besides?: Pick;
}

const top: Source = { list: ['areas'], only: 'top' };

/** By the place without positions; the first that fits. */
const sources: readonly (readonly [RegExp, Source])[] = [
  [/^areas\.parent$/, top],
  [/^stations\.area$|^demo\.units\.area$/, { list: ['areas'] }],
  [/(^|\.)areas?$/, top],
  [/(^|\.)(grade|grades|thriveGrades)$/, { list: ['grades'] }],
  [/^service\.ladder/, { list: [] }],
  [/(^|\.)(ladder|\w+Ladder)$/, { list: ['ladders'] }],
  [/^(codes|dispatch\.(levels|planRules))\.plan$|(^|\.)plans$/, { list: ['plans'] }],
  [
    /^(plans|dispatch\.(asks|selfAssign|neverOffered|levels\.needs))\.kinds$|^demo\.units\.kind$/,
    { list: ['unitKinds'] },
  ],
  [/(^|\.)skills$/, { list: ['skills'] }],
  [/^demo\.units\.crew\.permit$/, { list: ['permits'] }],
  [/^demo\.units\.station$|^service\.customerGroups\.stations$/, { list: ['stations'] }],
  [/^demo\.accounts\.seat$/, { list: ['seats'] }],
  // Codes of theirs are written: they are of their list.
  [/^control\.codeMappings\.list\./, { list: [] }],
  [
    /^control\.codeMappings\.partners$/,
    { list: ['control', 'majors', 'partners'], also: ['control', 'partnerResources'] },
  ],
  [/^watch\.flags$/, { list: ['qualifiers'] }],
  [/^assessment\.care\.owners$/, { list: ['agencies'] }],
  [/^control\.radio\.statuses\.status$|^demo\.units\.status$/, { list: ['statuses'] }],
  [
    /^control\.majors\.cards\.role$/,
    {
      list: ['control', 'majors', 'roles'],
      besides: { value: 'control-room', words: 'Control room, when it is declared' },
    },
  ],
  [/^service\.agreements\.calendar$/, { list: ['calendars'] }],
  [/^service\.categories\.parent$|^service\.desk\.scripts\.category$/, { list: ['service', 'categories'] }],
  [
    /^service\.(categories|agreements|desk\.routing)\.team$|^service\.desk\.escalate\.(from|to)$/,
    { list: ['service', 'teams'] },
  ],
  [
    /^service\.(services\.on|agreements\.service|change\.(maintenance\.services|controlRoomServices))$/,
    { list: ['service', 'services'] },
  ],
  [/^service\.agreements\.customers$/, { list: ['service', 'customerGroups'] }],
  [
    /^(codes|qualifiers|results|statuses)\.code$|^supervision\.unresourcedReasons|Reasons\.code$|^control\.radio\.statuses\.code$/,
    { list: [] },
  ],
  [
    /(^|\.)(codes?|thriveCodes|majorCodes|never|uncounted|attendanceExpected)$|^callTaking\.countedAs\./,
    { list: ['codes'] },
  ],
];

/** What may be chosen at a place; null: it refers to nothing, and is written. */
export function picksAt(pack: unknown, path: Path): readonly Pick[] | null {
  const source = sourceOf(path);
  if (source === null) return null;
  const rows = valueAt(pack, source.list);
  if (!Array.isArray(rows)) return null;
  const more = source.also === undefined ? [] : valueAt(pack, source.also);
  const found = [...rows, ...(Array.isArray(more) ? more : [])].flatMap((row: unknown): Pick[] => {
    const held = (row ?? {}) as Readonly<Record<string, unknown>>;
    if (source.only === 'top' && held.parent !== null) return [];
    const value = String(held.id ?? held.code ?? '');
    const name = String(held.name ?? '');
    return value === '' ? [] : [{ value, words: wordsOf(value, name) }];
  });
  return source.besides === undefined ? found : [source.besides, ...found];
}

function sourceOf(path: Path): Source | null {
  const kind = kindOf(path);
  const found = sources.find(([pattern]) => pattern.test(kind))?.[1];
  return found === undefined || found.list.length === 0 ? null : found;
}

function wordsOf(value: string, name: string): string {
  if (name === '' || name === value) return value;
  return /^[A-Z0-9]+$/.test(value) ? `${value} ${name}` : name;
}
