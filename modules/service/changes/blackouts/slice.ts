import { type AnyHandler, defineHandler, idOfStream, type Slice, streamOf } from '../../../../kernel/index.ts';
import type { Pack } from '../../../force/index.ts';
import { blackoutAggregate } from './blackout.ts';
import { DeclareBlackout, EndBlackout } from './commands.ts';
import { declareBlackout, endBlackout } from './decide.ts';
import { blackoutEvents } from './events.ts';
import { blackoutProjection } from './projections.ts';
import { blackoutsView } from './queries.ts';
import { majorIncidentReactions } from './reactions.ts';
import { Blackouts } from './views.ts';

const streams = ({ blackoutId }: { blackoutId: string }) => ({ blackout: streamOf(blackoutAggregate, blackoutId) });

function handlers(pack: () => Pack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: DeclareBlackout,
      streams,
      facts: async () => ({ services: pack().service.services, areas: pack().areas }),
      decide: declareBlackout,
    }),
    defineHandler({ declaration: EndBlackout, streams, decide: endBlackout }),
  ];
}

/** Times in which nothing is changed. */
export function blackouts(pack: () => Pack): Slice {
  return {
    tables: { blackout: 'projection' },
    permissions: [],
    events: blackoutEvents,
    aggregates: [blackoutAggregate],
    handlers: handlers(pack),
    projections: [blackoutProjection],
    views: [blackoutsView],
    reactions: majorIncidentReactions(pack),
    live: ({ stream }) =>
      stream.startsWith(`${blackoutAggregate.name}/`) ? [{ view: Blackouts.name, keys: [idOfStream(stream)] }] : [],
  };
}
