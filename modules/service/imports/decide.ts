import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ProfileEvent } from '../profiles/events.ts';
import type { ProfileState } from '../profiles/profile.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { HistoryRecord, HistoryRow, ImportHistory, UndoHistoryImport } from './commands.ts';
import { compared, differencesOf } from './compare.ts';
import { type Counts, counted, noCounts } from './counts.ts';
import type { ImportEvent } from './events.ts';
import type { ImportState } from './import.ts';
import type { Imported } from './imported.ts';
import { type Happened, Replay, type ReplayTerms } from './replay.ts';

export interface ImportFacts {
  readonly pack: DeskPack;
  /** One for each record, in their order. */
  readonly numbers: readonly { readonly number: string; readonly sequence: number }[];
  /** The streams of the records, in their order. */
  readonly ids: readonly string[];
}

interface States {
  readonly import: ImportState;
  readonly incidents: readonly ServiceIncidentState[];
}
type Decision = Outcome<{ import: readonly ImportEvent[]; incidents: readonly (readonly ServiceIncidentEvent[])[] }>;

export function importHistory(
  { input, actor, recordedAt }: CommandOf<InputOf<typeof ImportHistory>>,
  states: States,
  { pack, numbers, ids }: ImportFacts,
): Decision {
  if (states.import.situation === 'undone') return refuse('undone-already', 'This import was undone.');
  const terms = { pack, actor, importId: input.importId, source: input.source, rowsAre: input.rowsAre };
  const seen = new Set<string>();
  const taken = input.records.map((record, i) => {
    if (seen.has(record.reference)) return leftOut(record, 'It stands there twice.');
    seen.add(record.reference);
    const at = { id: ids[i] ?? '', counted: numbers[i] ?? { number: '', sequence: 0 }, recordedAt };
    return takeIn(record, states.incidents[i] ?? { situation: 'none' }, { ...at, terms });
  });
  const counts = taken.map(({ counts }) => counts).reduce(counted, noCounts);
  if (input.dryRun) return decided({ import: [], incidents: [] }, { ...counts });
  const told: ImportEvent = {
    type: 'service.HistoryImported',
    data: { source: input.source, ...counts, faults: [...counts.faults], compared: [...counts.compared] },
    detail: { fileName: input.fileName },
  };
  return decided({ import: [told], incidents: taken.map(({ events }) => events) }, { ...counts });
}

interface Taking {
  readonly id: string;
  readonly counted: ImportFacts['numbers'][number];
  readonly recordedAt: number;
  readonly terms: ReplayTerms;
}

interface Taken {
  readonly events: readonly Happened[];
  readonly counts: Counts;
}

/** One record, whole or not at all. */
function takeIn(record: HistoryRecord, state: ServiceIncidentState, taking: Taking): Taken {
  const why = faultOf(record, taking);
  if (why !== null) return leftOut(record, why);
  return state.situation === 'none' ? add(record, taking) : goOn(record, state, taking);
}

function faultOf({ openedAt, rows }: HistoryRecord, { recordedAt: now, terms }: Taking): string | null {
  const { teams } = terms.pack.service;
  const unknown = rows.find(({ teamId }) => teamId !== null && !teams.some(({ id }) => id === teamId));
  if (unknown !== undefined) return `The force has no team ${unknown.teamId}.`;
  const times = [openedAt, ...rows.flatMap(({ at, resolvedAt, closedAt }) => [at, resolvedAt ?? 0, closedAt ?? 0])];
  return times.some((at) => at > now) ? 'A time of it is still to come.' : null;
}

function leftOut({ reference, rows }: HistoryRecord, why: string): Taken {
  return { events: [], counts: { ...noCounts, faults: [{ line: rows[0]?.line ?? 1, why: `${reference}: ${why}` }] } };
}

function add(record: HistoryRecord, { id, counted: number, terms }: Taking): Taken {
  const replay = new Replay({ situation: 'none' }, record.openedAt, terms);
  const why = replay.raise(id, record, number);
  if (why !== null) return leftOut(record, why);
  for (const row of record.rows) replay.take(row);
  const [raised, ...rest] = replay.events;
  const { mark, counts } = told(record, replay, record.rows);
  const events = raised === undefined ? [] : [raised, mark, ...rest];
  return { events, counts: { ...counts, added: 1 } };
}

/** A later file says more of a record that is here: what it says anew is taken in, unless somebody here has worked on it. */
function goOn(
  record: HistoryRecord,
  state: Exclude<ServiceIncidentState, { situation: 'none' }>,
  { terms }: Taking,
): Taken {
  const { imported, number } = state.incident;
  if (imported === null) return leftOut(record, `${number} is no history.`);
  const rows = record.rows.filter((row) => isNewer(row, imported));
  if (rows.length === 0) return { events: [], counts: { ...noCounts, same: 1 } };
  if (imported.takenUp) return leftOut(record, `Somebody has worked on ${number}: it is left as it is.`);
  const replay = new Replay(state, imported.lastAt, terms);
  replay.mark(told(record, replay, rows).mark);
  for (const row of rows) replay.take(row);
  const { mark, counts } = told(record, replay, rows);
  return { events: [mark, ...replay.events], counts: { ...counts, continued: 1 } };
}

function isNewer({ at, changes }: HistoryRow, { lastAt, lastChanges }: Imported): boolean {
  return changes !== null && lastChanges !== null ? changes > lastChanges : at > lastAt;
}

/** What is remembered of the record: how far its rows go, and what they say otherwise than it came to here. */
function told({ reference }: HistoryRecord, replay: Replay, rows: readonly HistoryRow[]) {
  const { state, terms } = replay;
  const last = rows.at(-1);
  const lastAt = Math.max(replay.at, ...rows.map(({ at }) => at));
  const found = last === undefined ? { priority: 0, said: null, here: 'none' as const } : compared(state, last);
  const differences = [...replay.differences, ...differencesOf(state, rows, found)];
  const { importId, source } = terms;
  const changes = rows.flatMap((row) => row.changes ?? []);
  const data = {
    ...{ importId, source, reference, rows: rows.length, lastAt, compared: found, differences },
    lastChanges: changes.length === 0 ? null : Math.max(...changes),
  };
  const mark: Happened = { type: 'service.ServiceIncidentImported', data, occurredAt: replay.at };
  const kinds = Object.fromEntries(differences.map((kind) => [kind, 1]));
  return { mark, counts: { ...noCounts, differences: kinds, compared: [{ ...found, count: 1 }] } };
}

interface Undone extends States {
  readonly profiles: readonly ProfileState[];
}

export function undoHistoryImport(
  { input }: CommandOf<InputOf<typeof UndoHistoryImport>>,
  states: Undone,
  { left }: { readonly left: number },
): Outcome<{
  import: readonly ImportEvent[];
  incidents: readonly (readonly ServiceIncidentEvent[])[];
  profiles: readonly (readonly ProfileEvent[])[];
}> {
  const { importId, reason } = input;
  if (states.import.situation === 'none') return refuse('no-such-import', 'There is no import with this id.');
  if (states.import.situation === 'undone' && states.incidents.length + states.profiles.length === 0) {
    return refuse('undone-already', 'This import was undone.');
  }
  const incidents = states.incidents.map((state): readonly ServiceIncidentEvent[] => {
    if (state.situation === 'none') return [];
    const kept = state.incident.imported?.takenUp !== false;
    return [{ type: 'service.ServiceIncidentImportUndone', data: { importId, kept } }];
  });
  const kept = incidents
    .flat()
    .filter((event) => event.type === 'service.ServiceIncidentImportUndone' && event.data.kept).length;
  const undone: readonly ImportEvent[] =
    states.import.situation === 'imported'
      ? [{ type: 'service.HistoryImportUndone', data: {}, detail: { reason } }]
      : [];
  const profiles = states.profiles.map((): readonly ProfileEvent[] => [
    { type: 'service.ProfileImportUndone', data: { importId } },
  ]);
  const gone = incidents.flat().length - kept + profiles.length;
  return decided({ import: undone, incidents, profiles }, { undone: gone, kept, left });
}
