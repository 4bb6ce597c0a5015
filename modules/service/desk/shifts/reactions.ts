import { idOfStream, type Reaction } from '../../../../kernel/index.ts';
import type { DeskPack } from '../../service-incidents/facts.ts';
import { RouteServiceIncident } from './commands.ts';
import { findUnassigned, listTakers } from './queries.ts';
import { pickTaker } from './route.ts';

/** SM-32: what came to a team and is nobody's by name is given to somebody of it who is there, as the force has it for that team. */
export function routeToTakers(pack: () => DeskPack): Reaction {
  return {
    name: 'service.routeToTakers',
    author: 'the rule of the team',
    on: ['service.ServiceIncidentRaised', 'service.ServiceIncidentAssigned', 'service.ServiceIncidentTriaged'],
    react: async (event, db) => {
      const { routing } = pack().service.desk;
      if (routing.length === 0) return [];
      const serviceIncidentId = idOfStream(event.stream);
      const found = await findUnassigned(db, serviceIncidentId);
      const rule = routing.find(({ team }) => team === found?.teamId);
      if (found === null || rule === undefined) return [];
      const picked = pickTaker(rule.how, kindsOf(pack(), found.categoryId), await listTakers(db, found.teamId));
      if (picked === null) return [];
      const { taker, because } = picked;
      return [{ name: RouteServiceIncident.name, input: { serviceIncidentId, takerId: taker.id, because } }];
    },
  };
}

/** A category and those above it. */
function kindsOf({ service }: DeskPack, categoryId: string | null): readonly string[] {
  const kinds: string[] = [];
  let at = categoryId;
  while (at !== null && !kinds.includes(at)) {
    kinds.push(at);
    at = service.categories.find(({ id }) => id === at)?.parent ?? null;
  }
  return kinds;
}
