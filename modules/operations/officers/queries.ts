import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { askName, nameKeys, nameLikeness } from '../../pole/index.ts';
import { unitsView } from '../resources/queries.ts';
import { canonicalCollar, type HeldSkill } from '../resources/skills.ts';
import type { OperationsTables } from '../tables.ts';
import type { Units } from '../views.ts';
import type { OfficerTables } from './tables.ts';
import { Officers } from './views.ts';

type Row = RowOf<typeof Officers>;
type NameAsked = NonNullable<ReturnType<typeof askName>>;
type UnitRow = RowOf<typeof Units>;
type OfficerRecord = OfficerTables['operations.officer'];

const tables = (db: Db) => db.withTables<OperationsTables & OfficerTables>();

/** What the register holds of these: one look-up by its key. */
export async function listHeldSkills(db: Db, collars: readonly string[]): Promise<readonly HeldSkill[]> {
  const rows = await tables(db)
    .selectFrom('operations.officer')
    .select(['collar', 'skills'])
    .where('collar', '=', sql<string>`ANY (${collars.map(canonicalCollar)}::text[])`)
    .execute();
  return rows.flatMap(({ collar, skills }) =>
    Object.entries(skills).map(([skill, { until }]): HeldSkill => ({ collar, skill, until })),
  );
}

/** The tours that the officer is out on now. */
export async function listToursOf(db: Db, collar: string): Promise<readonly string[]> {
  return (await listCrews(db)).filter(({ collars }) => collars.includes(collar)).map(({ id }) => id);
}

interface Crew {
  readonly id: string;
  readonly callsign: string;
  readonly issi: string | null;
  readonly collars: readonly string[];
  readonly members: readonly { readonly collar: string; readonly name: string }[];
}

/** All who are on duty: some hundreds, by the index of tours that run. */
async function listCrews(db: Db): Promise<readonly Crew[]> {
  const rows = await tables(db)
    .selectFrom('operations.unit')
    .select(['id', 'callsign', 'issi', 'crew'])
    .where('ended_at', 'is', null)
    .orderBy('callsign')
    .execute();
  return rows.map(({ crew, ...unit }) => {
    const members = crew.map(({ collar, name }) => ({ collar: canonicalCollar(collar), name }));
    return { ...unit, members, collars: members.map(({ collar }) => collar) };
  });
}

interface Sought {
  /** As a number or a callsign begins. */
  readonly typed: string;
  readonly name: NameAsked | null;
}

const MOST_FOUND = 25;
const LEAST_ISSI = 3;
const LEAST_LIKENESS = 0.6;

/** Anybody, by whichever of four is known: the beginning of a collar number, callsign or radio, or a name as it is spelt or sounds. */
export const officersView: ViewSource = {
  declaration: Officers,
  list: async (db, { filters, limit, after }) => {
    const typed = canonicalCollar(filters.q ?? '');
    // The likeliest in one page: nobody reads on.
    if (typed === '' || after !== null) return [];
    const sought: Sought = { typed, name: askName(filters.q ?? '') };
    const [registered, crews] = await Promise.all([listRegistered(db, sought), listCrews(db)]);
    const out = crews.flatMap((crew) => crew.members.flatMap((member) => outAs(member, crew, sought)));
    const besides = await listByCollar(db, missing(out, registered));
    const rows = await joined(db, out, [...registered, ...besides], crews);
    return rows.sort((a, b) => rank(a, sought) - rank(b, sought)).slice(0, Math.min(limit, MOST_FOUND));
  },
  mask: (row: Row): Row => ({ ...row, onDuty: row.onDuty && { ...row.onDuty, statusName: 'Committed' } }),
};

interface Out {
  readonly collar: string;
  readonly name: string;
  readonly tourId: string;
}

function outAs({ collar, name }: Crew['members'][number], crew: Crew, { typed, name: asked }: Sought): readonly Out[] {
  const numbered = collar.startsWith(typed) || crew.callsign.toUpperCase().startsWith(typed);
  const radio = typed.length >= LEAST_ISSI && (crew.issi ?? '').startsWith(typed);
  const called = asked !== null && hasEach(nameKeys(name), asked) && nameLikeness(typed, name) >= LEAST_LIKENESS;
  return numbered || radio || called ? [{ collar, name, tourId: crew.id }] : [];
}

/** A partner may have been booked on by name alone. */
function keyOf({ collar, name, tourId }: Out): string {
  return `${collar || name}@${tourId}`;
}

function hasEach(keys: readonly string[], { each }: NameAsked): boolean {
  const known = new Set(keys);
  return each.every((some) => some.some((key) => known.has(key)));
}

function officers(db: Db) {
  return tables(db).selectFrom('operations.officer').select(['collar', 'name', 'issi', 'skills']);
}
type Registered = Pick<OfficerRecord, 'collar' | 'name' | 'issi' | 'skills'>;

async function listRegistered(db: Db, { typed, name }: Sought): Promise<readonly Registered[]> {
  const begins = `${typed.replace(/[\\%_]/g, '\\$&')}%`;
  const byNumber = officers(db)
    .where((row) =>
      typed.length < LEAST_ISSI
        ? row('collar', 'like', begins)
        : row.or([row('collar', 'like', begins), row('issi', 'like', begins)]),
    )
    .orderBy('collar')
    .limit(MOST_FOUND);
  if (name === null) return byNumber.execute();
  let byName = officers(db);
  for (const keys of name.each) byName = byName.where(sql<boolean>`name_keys && ${[...keys]}::text[]`);
  const [numbered, called] = await Promise.all([byNumber.execute(), byName.limit(MOST_FOUND).execute()]);
  const like = called.filter((one) => nameLikeness(typed, one.name ?? '') >= LEAST_LIKENESS);
  return [...new Map([...numbered, ...like].map((one) => [one.collar, one])).values()];
}

function missing(out: readonly Out[], registered: readonly Registered[]): readonly string[] {
  const known = new Set(registered.map(({ collar }) => collar));
  return [...new Set(out.map(({ collar }) => collar))].filter((collar) => !known.has(collar));
}

async function listByCollar(db: Db, collars: readonly string[]): Promise<readonly Registered[]> {
  if (collars.length === 0) return [];
  return officers(db)
    .where('collar', 'in', [...collars])
    .execute();
}

/** Of each officer found: with every tour that they are out on, else alone. What a tour shows is guarded as its unit is. */
async function joined(
  db: Db,
  found: readonly Out[],
  registered: readonly Registered[],
  crews: readonly Crew[],
): Promise<HeldRow[]> {
  const register = new Map(registered.map((one) => [one.collar, one]));
  const known = crews.flatMap(({ id, members }) =>
    members.flatMap(({ collar, name }) => (register.has(collar) ? [{ collar, name, tourId: id }] : [])),
  );
  const out = [...new Map([...found, ...known].map((one) => [keyOf(one), one])).values()];
  const units = new Map(
    ((await unitsView.byKeys?.(db, [...new Set(out.map(({ tourId }) => tourId))])) ?? []).map((held) => [
      held.key,
      held,
    ]),
  );
  const onDuty = out.flatMap(({ collar, name, tourId }) => {
    const unit = units.get(tourId);
    return unit === undefined ? [] : [rowOnDuty({ collar, name, unit }, register.get(collar))];
  });
  const home = registered.filter(({ collar }) => !out.some((one) => one.collar === collar)).map(rowAtHome);
  return [...onDuty, ...home];
}

function rowOnDuty(
  { collar, name, unit }: { readonly collar: string; readonly name: string; readonly unit: HeldRow },
  known: Registered | undefined,
): HeldRow {
  const { id: tourId, callsign, areaId, statusName, since, issi, position } = unit.row as UnitRow;
  const row: Row = {
    ...{ id: keyOf({ collar, name, tourId }), collar, name: known?.name ?? name, issi: known?.issi ?? issi },
    skills: skillsOf(known),
    onDuty: { tourId, callsign, areaId, statusName, since, lastSeenAt: position?.at ?? null },
  };
  const { guard, guardedAt } = unit;
  return { key: row.id, row, member: true, ...(guard !== undefined && { guard, guardedAt: guardedAt ?? 0 }) };
}

function rowAtHome(known: Registered): HeldRow {
  const { collar, name, issi } = known;
  const row: Row = { id: collar, collar, name: name ?? '', issi, skills: skillsOf(known), onDuty: null };
  return { key: row.id, row, member: true };
}

function skillsOf(known: Registered | undefined): Row['skills'] {
  if (known === undefined) return null;
  return Object.entries(known.skills)
    .map(([skill, authority]) => ({ skill, ...authority }))
    .toSorted((a, b) => a.skill.localeCompare(b.skill));
}

/** The number typed whole first, then who is on duty, then whose name is most like it. */
function rank({ row }: HeldRow, { typed }: Sought): number {
  const { collar, name, onDuty } = row as Row;
  const whole = collar === typed || onDuty?.callsign.toUpperCase() === typed ? 0 : 2;
  return whole + (onDuty === null ? 1 : 0) + (1 - nameLikeness(typed, name)) / 2;
}
