import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sql } from '../kernel/index.ts';
import type { Ground } from './ground.ts';
import { agentLines, itemsOf, raiseTicket, report } from './tickets.ts';
import { send } from './work.ts';

const PORTION = 50_000;
const MOST_DAYS = 900;
const PEOPLE = 5_000;

const wrong = [
  ...[
    'Radio does not switch on',
    'Radio has no signal',
    'Radio battery is flat',
    'Laptop battery swollen',
    'Laptop will not start',
  ],
  ...[
    'Printer jams',
    'Printer prints blank pages',
    'Mobile terminal shows no map',
    'Headset crackles',
    'Telephone line dead',
  ],
  ...[
    'E-mail does not arrive',
    'Password expired',
    'Account locked',
    'Custody camera dark',
    'Scanner reads no barcodes',
  ],
  ...['Body-worn video does not charge', 'Door badge refused', 'Screen flickers', 'Network slow', 'Crime system hangs'],
  ...['Duty roster empty', 'Key lost', 'Tablet broken', 'Talkgroup silent', 'Number plate camera offline'],
];
const sites = [
  'Oakham',
  'Uppingham',
  'Ketton',
  'Cottesmore',
  'Whissendine',
  'Ryhall',
  'Langham',
  'Empingham',
  'Exton',
  'Greetham',
];

interface Stock {
  readonly count: number;
  /** Of these, the newest, which are not closed. */
  readonly open: number;
}

/**
 * IT incidents as years leave them, by SQL: the rows of one that was raised and of one that was closed through the front door, each copy
 * with words, people, items, teams and times of its own. They have no streams: who reads a list reads rows.
 */
export async function fillTickets(ground: Ground, { count, open }: Stock): Promise<void> {
  const { owner } = ground;
  const [raised, closed] = await makeModels(ground);
  const indexes = await takeIndexes(ground);
  const names = readNames();
  const items = await itemsOf(ground);
  for (let from = 1; from <= count; from += PORTION) {
    const to = Math.min(count, from + PORTION - 1);
    await owner.transaction().execute(async (db) => {
      // What is put in here need not survive a crash.
      await sql`SET LOCAL synchronous_commit = off`.execute(db);
      await sql`
        INSERT INTO service.service_incident
        SELECT copied.*
          FROM (SELECT n, n > ${count - open} AS is_open, (SELECT max(sequence) FROM service.service_incident) + n - ${from - 1} AS nth,
                       CASE WHEN n > ${count - open} THEN (${count} - n)::bigint * 172800000 / ${open}
                            ELSE 172800000 + (${count - open} - n)::bigint * ${MOST_DAYS} * 86400000 / ${count} END AS ago
                  FROM generate_series(${from}::int, ${to}::int) AS n) AS numbered
          JOIN service.service_incident AS base ON base.id = CASE WHEN is_open THEN ${raised}::text ELSE ${closed}::text END,
          LATERAL (SELECT ago - (n % 5) * 86400000::bigint AS due) AS dated,
          LATERAL jsonb_populate_record(base, jsonb_build_object(
            'id', uuidv7(ago * interval '-1 millisecond'), 'number', 'IT-' || nth, 'sequence', nth,
            'summary', (${wrong}::text[])[1 + n * 7 % ${wrong.length}] || ' at ' || (${sites}::text[])[1 + n / 3 % ${sites.length}],
            'reporter', (${names.given}::text[])[1 + n * 13 % ${names.given.length}] || ' ' || (${names.family}::text[])[1 + n * 17 % ${names.family.length}],
            'reporter_id', format('0198c2f0-7777-7000-8000-%s', lpad((n * 31 % ${PEOPLE})::text, 12, '0')),
            'category_id', (${names.categories}::text[])[1 + n * 11 % ${names.categories.length}],
            'team_id', (${names.teams}::text[])[1 + n * 5 % ${names.teams.length}],
            'priority', 2 + n % 4, 'item_ids', jsonb_build_array((${items}::text[])[1 + n % ${items.length}]),
            'raised_at', base.raised_at - ago, 'changed_at', base.changed_at - ago, 'responded_at', base.responded_at - ago,
            'resolved_at', base.resolved_at - ago, 'closed_at', base.closed_at - ago,
            'clocks', coalesce((SELECT jsonb_agg(clock || jsonb_build_object('startedAt', (clock ->> 'startedAt')::bigint - ago,
                                                                             'dueAt', (clock ->> 'dueAt')::bigint - due))
                                  FROM jsonb_array_elements(base.clocks) AS clock), '[]')
          )) AS copied`.execute(db);
    });
  }
  for (const index of indexes) await sql.raw(index).execute(owner);
  await sql`VACUUM ANALYZE service.service_incident`.execute(owner);
  await sql`CHECKPOINT`.execute(owner);
}

/** One that is open, and one that is over. */
async function makeModels(ground: Ground): Promise<readonly [string, string]> {
  const [line] = await agentLines(ground, 1);
  const [item] = await itemsOf(ground);
  if (line === undefined || item === undefined) throw new Error('no line to write on, or no estate');
  const [raised, closed] = [await raiseTicket(line, item), await raiseTicket(line, item)];
  await send(line, 'service.answerReporter', { serviceIncidentId: closed, text: report.text });
  await send(line, 'service.resolveServiceIncident', { serviceIncidentId: closed, resolution: 'Handset replaced' });
  await send(line, 'service.confirmServiceIncident', { serviceIncidentId: closed });
  line.close();
  return [raised, closed];
}

/** Made anew when all rows are there, which is far sooner done. Answers how. */
async function takeIndexes({ owner }: Ground): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; text: string }>`
    SELECT indexname AS name, indexdef AS text FROM pg_indexes
     WHERE schemaname = 'service' AND tablename = 'service_incident' AND indexdef NOT LIKE 'CREATE UNIQUE%'`.execute(
    owner,
  );
  for (const { name } of rows) await sql`DROP INDEX ${sql.table(`service.${name}`)}`.execute(owner);
  return rows.map(({ text }) => text);
}

interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly teams: readonly string[];
  readonly categories: readonly string[];
}

function readNames(): Names {
  const root = resolve(import.meta.dirname, '..');
  const read = <Of>(path: string): Of => JSON.parse(readFileSync(join(root, path), 'utf8')) as Of;
  const { given, family } = read<Pick<Names, 'given' | 'family'>>('modules/pole/names/vectors/crowd.json');
  type Coded = readonly { readonly id: string }[];
  const { service } = read<{ service: { teams: Coded; categories: Coded } }>('data/packs/rutland/pack.json');
  const ids = (list: Coded): readonly string[] => list.map(({ id }) => id);
  return { given, family, teams: ids(service.teams), categories: ids(service.categories) };
}
