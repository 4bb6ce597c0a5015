import { type Clock, type Db, foldStreamsAsAt, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import type { Neighbours } from '../neighbours.ts';
import type { OperationsTables } from '../tables.ts';
import {
  codeFindings,
  type Example,
  type FindingKind,
  type Found,
  seatFindings,
  targetFindings,
  titleOf,
  unitFindings,
} from './findings.ts';
import { findingKinds, PackPreview } from './views.ts';
import { type WhatIf, whatIf } from './what-if.ts';

const tables = (db: Db) => db.withTables<OperationsTables>();

type Row = RowOf<typeof PackPreview>;
type Needs = Pick<Neighbours, 'force' | 'clock'>;

const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;
const MOST_INCIDENTS = 5_000;
const AT_ONCE = 100;
const MOST_EXAMPLES = 10;

/**
 * What a draft or version would have changed: the log of the period folded again, read-only, in one snapshot. A report: it waits behind
 * its like, and no desk waits for it.
 */
export function packPreviewView({ force, clock }: Needs): ViewSource {
  return {
    declaration: PackPreview,
    list: async (db, query) => {
      const [now, then] = [await force.packAt(db), await wantedPack(db, force, query)];
      if (then === null || query.after !== null) return [];
      const period = periodOf(query, clock);
      const gathered = new Gathered(query);
      const packs = { now, then };
      await lookAtIncidents(db, { ...packs, period, force }, gathered);
      await lookAtUnits(db, packs, gathered);
      for (const { seatId, name } of await force.listSitters(db)) {
        const seat = now.seats.find(({ id }) => id === seatId);
        const found = seatFindings(seatId, now, then);
        gathered.add(seatKinds, { id: seatId, name: `${seat?.name ?? seatId} (${name})` }, found);
      }
      return gathered.rows(period).map((row) => ({ key: row.kind, row, member: true }));
    },
  };
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

async function wantedPack(db: Db, force: Needs['force'], { filters }: ViewQuery): Promise<Pack | null> {
  const { draft, version } = filters;
  if (draft !== undefined) return isUuid(draft) ? force.findDraft(db, draft) : null;
  return version === undefined ? null : force.findPack(db, version);
}

interface Period {
  readonly from: number;
  readonly to: number;
}

function periodOf({ filters }: ViewQuery, clock: Clock): Period {
  const number = (text: string | undefined, otherwise: number) =>
    text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : otherwise;
  const to = number(filters.to, clock.now());
  return { to, from: number(filters.from, to - USUAL_DAYS * DAY_MS) };
}

interface Packs {
  readonly now: Pack;
  readonly then: Pack;
}

interface Looking extends Packs {
  readonly period: Period;
  readonly force: Needs['force'];
}

const incidentKinds = ['targets', 'broken', 'kept', 'grades', 'plans', 'areas'] as const;
const seatKinds = ['seats'] as const;

/** Of the period, and those that are open: what vanishes beneath these matters however old they are. */
async function lookAtIncidents(db: Db, looking: Looking, gathered: Gathered): Promise<void> {
  const { now, then, period, force } = looking;
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select([
      'id',
      'number',
      'code',
      'grade',
      'area_id',
      'lon',
      'lat',
      'state',
      'received_at',
      'restriction',
      'allowed',
    ])
    .where((either) =>
      either.or([
        either('state', '<>', 'closed'),
        either.and([either('received_at', '>=', period.from), either('received_at', '<', period.to)]),
      ]),
    )
    .orderBy('received_at', 'desc')
    .limit(MOST_INCIDENTS)
    .execute();
  const lands =
    JSON.stringify(now.areas) === JSON.stringify(then.areas) ? null : [force.landOf(now), force.landOf(then)];
  const aggregate = whatIf(then);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const refs = new Map(some.map(({ id }) => [`operations.incident/${id}`, aggregate] as const));
    const folded = await foldStreamsAsAt(db, refs, period.to);
    for (const row of some) {
      const incident = { ...row, areaId: row.area_id, isOpen: row.state !== 'closed' };
      const state = folded.get(`operations.incident/${row.id}`)?.state as WhatIf;
      const within = row.received_at >= period.from && row.received_at < period.to;
      const found: Found[] = [
        ...(within ? targetFindings(state, period.to) : []),
        ...codeFindings(incident, now, then).filter(({ kind }) => within || kind === 'codes'),
        ...areaFindings(row, lands),
      ];
      const guard = { restriction: row.restriction, allowed: row.allowed };
      const kinds: readonly FindingKind[] = [
        ...(within ? incidentKinds : []),
        ...(incident.isOpen ? ['codes' as const] : []),
      ];
      gathered.add(kinds, { id: row.id, name: row.number }, found, guard);
    }
  }
}

type Land = ReturnType<Needs['force']['landOf']>;

function areaFindings(
  { lon, lat }: { lon: number | null; lat: number | null },
  lands: readonly Land[] | null,
): Found[] {
  if (lands === null || lon === null || lat === null) return [];
  const [was, would] = lands.map((land) => land.areaOf(lon, lat)?.beatId ?? 'no area');
  return was === would ? [] : [{ kind: 'areas', words: `${was} → ${would}` }];
}

async function lookAtUnits(db: Db, { now, then }: Packs, gathered: Gathered): Promise<void> {
  const units = await tables(db)
    .selectFrom('operations.unit')
    .select(['id', 'callsign', 'kind', 'status', 'area_id as areaId', 'skills'])
    .where('on_duty', '=', true)
    .execute();
  for (const unit of units)
    gathered.add(['units'], { id: unit.id, name: unit.callsign }, unitFindings(unit, now, then));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Tally {
  readonly examples: Example[];
  count: number;
  of: number;
}

type Guard = { readonly restriction: 'none' | 'restricted' | 'concealed'; readonly allowed: readonly string[] };

/** Counts, and keeps the first of each kind; what is concealed from the reader is not counted, what is restricted not named. */
class Gathered {
  readonly #may: (guard: Guard) => boolean;
  readonly #tallies = new Map<FindingKind, Tally>(
    findingKinds.map((kind) => [kind, { examples: [], count: 0, of: 0 }] as const),
  );

  constructor({ may }: ViewQuery) {
    this.#may = (guard) => (may === undefined ? guard.restriction === 'none' : may(PackPreview.permission, guard));
  }

  add(kinds: readonly FindingKind[], { id, name }: Named, found: readonly Found[], guard: Guard | null = null): void {
    const isOpenToReader = guard === null || this.#may(guard);
    if (!isOpenToReader && guard?.restriction === 'concealed') return;
    for (const kind of kinds) this.#tally(kind).of += 1;
    for (const [kind, words] of Map.groupBy(found, (one) => one.kind)) {
      const tally = this.#tally(kind);
      tally.count += 1;
      if (!isOpenToReader || tally.examples.length >= MOST_EXAMPLES) continue;
      tally.examples.push({ id, name, words: words.map((one) => one.words).join('; ') });
    }
  }

  #tally(kind: FindingKind): Tally {
    const tally = this.#tallies.get(kind);
    if (tally === undefined) throw new Error(`no finding is called ${kind}`);
    return tally;
  }

  rows({ from, to }: Period): readonly Row[] {
    return [...this.#tallies].map(([kind, { count, of, examples }]) => ({
      ...{ kind, title: titleOf(kind, count), count, of, examples, from, to },
    }));
  }
}
