import { defineHandler, type Slice, streamOf } from '../../../kernel/index.ts';
import { ReportFault } from './commands.ts';
import { reportFault } from './decide.ts';
import { faultEvents } from './events.ts';
import { faultFacts } from './facts.ts';
import { faultAggregate } from './fault.ts';
import { faultReactions, type TranslateNeeds } from './reactions.ts';

const streams = ({ faultId }: { faultId: string }) => ({ fault: streamOf(faultAggregate, faultId) });

/** Faults by one key, and what any fault means on the ground. */
export function faults(needs: TranslateNeeds): Slice {
  return {
    tables: {},
    permissions: [],
    events: faultEvents,
    aggregates: [faultAggregate],
    handlers: [
      defineHandler({
        declaration: ReportFault,
        streams,
        facts: (command, _, { db }) => faultFacts(db, command, needs.estate),
        decide: reportFault,
      }),
    ],
    projections: [{ aggregate: faultAggregate }],
    views: [],
    reactions: faultReactions(needs),
    live: () => [],
  };
}
