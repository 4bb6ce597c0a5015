import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { FoundKit } from '../../estate/index.ts';
import type { ReportFault } from './commands.ts';
import type { FaultEvent } from './events.ts';
import type { FaultFacts } from './facts.ts';
import type { FaultState } from './fault.ts';

/** No form: everything but the words of whoever pressed the key comes from the system. */
export function reportFault(
  { input, actor }: CommandOf<InputOf<typeof ReportFault>>,
  { fault }: { readonly fault: FaultState },
  facts: FaultFacts,
): Outcome<{ fault: readonly FaultEvent[] }> {
  if (fault.situation !== 'none') return refuse('fault-exists', 'A fault with this id was reported already.');
  if (facts.kind === 'unknown') return refuse(facts.code, 'Nothing is known of what it is about.');
  const { kit, seatId, callsign, title } = facts;
  const [first] = kit;
  const data = {
    source: input.source,
    reporterId: actor.kind === 'person' ? actor.id : null,
    itemIds: kit.map(({ itemId }) => itemId),
    serviceId: first?.serviceId ?? null,
    siteId: facts.siteId ?? first?.stationId ?? null,
    seatId,
    callsign,
  };
  const state = [facts.state, ...kit.map(stateOf)].filter((line) => line !== '').join('\n');
  const detail = { summary: `${title}: fault`, reporter: actor.name, said: input.said, state };
  return decided({ fault: [{ type: 'service.FaultReported', data, detail }] }, { serviceIncidentId: input.faultId });
}

function stateOf({ label, state, last }: FoundKit): string {
  const before = last.map(({ at, text }) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z ${text}`);
  return [`${label}: ${state}`, ...before].join('\n  ');
}
