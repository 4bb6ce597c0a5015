import { type Db, idOfStream, type Reaction } from '../../../../kernel/index.ts';
import type { AnyPastEvent, Role } from '../../../../kernel/pure.ts';
import type { People } from '../../people.ts';
import type { DeskPack } from '../../service-incidents/facts.ts';
import { serviceStaff } from '../../service-incidents/permissions.ts';
import { EscalateServiceIncident, TellStaff } from './commands.ts';
import { type Concerned, findConcerned, listThere } from './queries.ts';
import { escalatedTo, type Happened, type Happening, toldOf, whyWords } from './rules.ts';

export interface TellingNeeds {
  readonly pack: () => DeskPack;
  readonly people: People;
}

const occasions: Readonly<Record<string, Happening>> = {
  'service.ServiceIncidentRaised': 'raised',
  'service.ServiceIncidentAssigned': 'assigned',
  'service.ServiceIncidentReopened': 'reopened',
  'service.ServiceIncidentResolved': 'resolved',
  'service.ReporterWrote': 'reporter-wrote',
  'service.ServiceIncidentPrioritised': 'priority',
  'kernel.DeadlineWarned': 'warned',
  'kernel.DeadlineBreached': 'missed',
};
const metrics: ReadonlySet<string> = new Set(['response', 'resolution', 'update']);

/** SM-7: who is told, and to which team it goes, when something happens to an IT incident: as the force has it. */
export function tellByRules({ pack, people }: TellingNeeds): Reaction {
  return {
    name: 'service.tellByRules',
    author: 'the rules of the force',
    on: Object.keys(occasions),
    react: async (event, db) => {
      const { desk } = pack().service;
      const met = happeningOf(event);
      // What no rule speaks of asks nothing of the database.
      if (met === null || ![...desk.tell, ...desk.escalate].some(({ on }) => on === met.on)) return [];
      const serviceIncidentId = idOfStream(event.stream);
      const found = await findConcerned(db, serviceIncidentId);
      if (found === null) return [];
      const happened: Happened = { ...met, priority: found.priority, teamId: found.teamId };
      const why = whyWords[met.on];
      const teamId = escalatedTo(desk, happened);
      const told = await peopleOf(db, { to: toldOf(desk, happened), found, actorId: event.actor.id }, people);
      return [
        ...(told.length === 0 ? [] : [{ name: TellStaff.name, input: { serviceIncidentId, people: told, why } }]),
        ...(teamId === null ? [] : [{ name: EscalateServiceIncident.name, input: { serviceIncidentId, teamId, why } }]),
      ];
    },
  };
}

/** Null: it is no target of an IT incident that goes. */
function happeningOf({ type, stream, data }: AnyPastEvent): Pick<Happened, 'on' | 'metric'> | null {
  const on = occasions[type];
  if (on === undefined || !stream.startsWith('service.service-incident/')) return null;
  if (!type.startsWith('kernel.')) return { on, metric: null };
  const { key } = data as { readonly key: string };
  return metrics.has(key) ? { on, metric: key } : null;
}

interface Wanted {
  readonly to: readonly string[];
  readonly found: Concerned;
  /** Whoever did it knows it. */
  readonly actorId: string;
}

async function peopleOf(db: Db, { to, found, actorId }: Wanted, people: People) {
  const roles = to.filter((one): one is Role => serviceStaff.some((role) => role === one));
  const [held, there] = await Promise.all([
    roles.length === 0 ? [] : people.withRoles(db, roles),
    to.includes('team') ? listThere(db, found.teamId) : [],
  ]);
  const { assigneeId, assignee } = found;
  const own = to.includes('assignee') && assigneeId !== null ? [{ id: assigneeId, name: assignee ?? '' }] : [];
  const all = [...own, ...there, ...held].filter(({ id }) => id !== actorId);
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}
