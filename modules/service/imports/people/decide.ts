import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type { Person } from '../../people.ts';
import { keepProfile } from '../../profiles/decide.ts';
import type { ProfileEvent } from '../../profiles/events.ts';
import type { ProfileState } from '../../profiles/profile.ts';
import { type Counts, counted, noCounts } from '../counts.ts';
import type { ImportEvent } from '../events.ts';
import type { ImportState } from '../import.ts';
import type { ImportPeople, PersonRow } from './commands.ts';

/** Somebody who was looked for: found, or why not; null: nobody was named. */
export type Named = { readonly person: Person; readonly leads: boolean } | { readonly why: string } | null;

export interface PersonFound {
  readonly who: Named;
  readonly manager: Named;
  readonly deputy: Named;
  /** Null: none is named; undefined: there is none of this name. */
  readonly siteId: string | null | undefined;
}

interface States {
  readonly import: ImportState;
  /** Of those who were found, in the order of the rows. */
  readonly profiles: readonly ProfileState[];
}
type Decision = Outcome<{ import: readonly ImportEvent[]; profiles: readonly (readonly ProfileEvent[])[] }>;

export function importPeople(
  { input, actor, occurredAt, recordedAt }: CommandOf<InputOf<typeof ImportPeople>>,
  states: States,
  found: readonly PersonFound[],
): Decision {
  if (states.import.situation === 'undone') return refuse('undone-already', 'This import was undone.');
  const events: ProfileEvent[][] = states.profiles.map(() => []);
  const taken = new Map<string, number>();
  let counts: Counts = noCounts;
  let next = 0;
  input.people.forEach((row, i) => {
    const one = found[i];
    const at = one !== undefined && isFound(one.who) ? next++ : -1;
    const state = states.profiles[at] ?? { situation: 'none' };
    const why = one === undefined ? 'They could not be looked up.' : faultOf(row, one, taken);
    const command = { actor, occurredAt, recordedAt, confirmed: new Set<string>() };
    const kept = one === undefined || why !== null ? why : keep(row, one, { state, command, importId: input.importId });
    if (typeof kept === 'string') counts = counted(counts, { ...noCounts, faults: [{ line: row.line, why: kept }] });
    else if (kept === null) counts = counted(counts, { ...noCounts, same: 1 });
    else {
      events[at] = [kept];
      counts = counted(counts, state.situation === 'none' ? { ...noCounts, added: 1 } : { ...noCounts, continued: 1 });
    }
  });
  if (input.dryRun) return decided({ import: [], profiles: [] }, { ...counts });
  const told: ImportEvent = {
    type: 'service.HistoryImported',
    data: { source: input.source, kind: 'people', ...counts, faults: [...counts.faults], compared: [] },
    detail: { fileName: input.fileName },
  };
  return decided({ import: [told], profiles: events }, { ...counts });
}

export function isFound(named: Named): named is Extract<Named, { person: Person }> {
  return named !== null && 'person' in named;
}

function faultOf({ line, site }: PersonRow, found: PersonFound, taken: Map<string, number>): string | null {
  for (const named of [found.who, found.manager, found.deputy]) if (named !== null && 'why' in named) return named.why;
  if (!isFound(found.who)) return 'It names nobody.';
  if (found.siteId === undefined) return `The force has no station ${site}.`;
  const earlier = taken.get(found.who.person.id);
  if (earlier !== undefined) return `Line ${earlier} is the same person.`;
  taken.set(found.who.person.id, line);
  return null;
}

interface Keeping {
  readonly state: ProfileState;
  readonly command: Omit<CommandOf<unknown>, 'input'>;
  readonly importId: string;
}

/** What the row makes of the profile by the rule for those who keep it themselves; null: it is so already. */
function keep(
  row: PersonRow,
  { who, manager, deputy, siteId }: PersonFound,
  keeping: Keeping,
): ProfileEvent | string | null {
  const { state, command, importId } = keeping;
  const stands = state.situation === 'none' ? { siteId: null, managerId: null, deputyId: null, said: null } : state;
  const input = {
    personId: isFound(who) ? who.person.id : '',
    siteId: siteId ?? stands.siteId,
    callBack: row.callBack || (stands.said?.callBack ?? ''),
    managerId: isFound(manager) ? manager.person.id : stands.managerId,
    deputyId: isFound(deputy) ? deputy.person.id : stands.deputyId,
  };
  const decision = keepProfile({ ...command, input }, state, {
    hasSite: true,
    manager: leaderOf(manager),
    deputy: leaderOf(deputy),
  });
  if (decision.outcome !== 'decided') return decision.detail;
  const [event] = decision.events.profile;
  if (event === undefined || event.type !== 'service.ProfileKept') return null;
  const detail = {
    ...event.detail,
    // Whoever the list does not name stays, with their name.
    manager: event.detail.manager ?? stands.said?.manager ?? null,
    deputy: event.detail.deputy ?? stands.said?.deputy ?? null,
  };
  const after = { siteId: input.siteId, managerId: input.managerId, deputyId: input.deputyId };
  const same = JSON.stringify({ ...after, detail }) === JSON.stringify(standing(stands));
  return same ? null : { ...event, data: { ...event.data, importId }, detail };
}

type Standing = Pick<Extract<ProfileState, { situation: 'kept' }>, 'siteId' | 'managerId' | 'deputyId' | 'said'>;

function standing({ siteId, managerId, deputyId, said }: Standing) {
  const { callBack = '', manager = null, deputy = null } = said ?? {};
  return { siteId, managerId, deputyId, detail: { callBack, manager, deputy } };
}

function leaderOf(named: Named): Person | 'unknown' | null {
  if (!isFound(named)) return null;
  return named.leads ? named.person : 'unknown';
}
