import { idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import { FlowDown } from './commands.ts';
import { listBelow } from './queries.ts';

type Said = Extract<
  ServiceIncidentEvent,
  { type: 'service.ReporterAnswered' | 'service.WorkaroundGiven' | 'service.ServiceIncidentResolved' }
>;

/** SM-21: what is said of a parent is said to whoever reported a child, and its end is theirs; each of them once. */
export const flowDown: Reaction = {
  name: 'service.flowDownToChildren',
  author: 'parent IT incident',
  on: ['service.ReporterAnswered', 'service.WorkaroundGiven', 'service.ServiceIncidentResolved'],
  react: async (event, db) => {
    const said = wordOf(event as unknown as Said);
    if (said === null) return [];
    const fromId = idOfStream(event.stream);
    const below = await listBelow(db, fromId);
    return below.map((serviceIncidentId) => ({ name: FlowDown.name, input: { serviceIncidentId, fromId, ...said } }));
  },
};

/** Null: it was erased before it could be passed on. */
function wordOf({ type, detail }: Said) {
  if (detail === null) return null;
  switch (type) {
    case 'service.ReporterAnswered':
      return { what: 'update', text: detail.text };
    case 'service.WorkaroundGiven':
      return { what: 'workaround', text: detail.text };
    case 'service.ServiceIncidentResolved':
      return { what: 'resolution', text: detail.resolution };
  }
}
