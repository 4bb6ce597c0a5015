import { type Clock, idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { EstatePack } from '../items/terms.ts';
import { custodyAggregate } from './aggregate.ts';
import { custodyEvents } from './events.ts';
import { disposalsView, signaturesView } from './evidence-queries.ts';
import { custodyHandlers } from './handlers.ts';
import { custodyPermissions } from './permissions.ts';
import { custodyProjection } from './projections.ts';
import { custodiesView, custodyLogView, myKitView } from './queries.ts';
import { Custodies, CustodyLog, Disposals } from './views.ts';

/** In whose hands things are. */
export function custody(pack: () => EstatePack, clock: Clock): Slice {
  return {
    tables: { custody: 'projection', custody_line: 'projection' },
    permissions: custodyPermissions,
    events: custodyEvents,
    aggregates: [custodyAggregate],
    handlers: custodyHandlers,
    projections: [custodyProjection],
    views: [myKitView(pack, clock), custodiesView, custodyLogView, signaturesView, disposalsView],
    reactions: [],
    live,
  };
}

function live({ stream }: AnyPastEvent): readonly LiveChange[] {
  if (!stream.startsWith(`${custodyAggregate.name}/`)) return [];
  const id = idOfStream(stream);
  return [
    { view: Custodies.name, keys: [id] },
    { view: Disposals.name, keys: [id] },
    { view: CustodyLog.name, replace: id },
  ];
}
