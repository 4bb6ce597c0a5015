import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import { type TakingFacts, takingDoubts } from '../claims/shortfall.ts';
import type { LadderTerms } from '../terms.ts';
import type { BriefOperation, EndOperation, ExtendOperation, PlanOperation, SetHeldUnit } from './commands.ts';
import type { PlannedEvent } from './events.ts';
import type { PlannedOperation, PlannedState } from './planned.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ planned: readonly PlannedEvent[] }>;
type States = { readonly planned: PlannedState };

interface PlanFacts extends TakingFacts {
  readonly knownArea: boolean;
  readonly unknownSkill: string | null;
  readonly arriveSeconds: number;
  readonly warnSeconds: number;
  readonly ladder: LadderTerms;
}

const done = (event: PlannedEvent, result?: Record<string, unknown>): Decision => decided({ planned: [event] }, result);

/** Never refused for the units that it takes: whose they are then, and what is left bare, is said and confirmed. */
export function planOperation(
  { input, confirmed, recordedAt }: Command<typeof PlanOperation>,
  { planned }: States,
  { knownArea, unknownSkill, arriveSeconds, warnSeconds, ladder, ...taking }: PlanFacts,
): Decision {
  if (planned.situation !== 'none')
    return refuse('operation-exists', 'A planned operation with this id exists already.');
  const { operationId, name, areaId, startsAt, endsAt, briefingAt, callsigns, skills, ...detail } = input;
  if (!knownArea) return refuse('no-such-area', `The force pack has no area ${areaId}.`);
  if (unknownSkill !== null) return refuse('no-such-skill', `The force pack has no skill ${unknownSkill}.`);
  if (endsAt <= startsAt) return refuse('ends-before-it-begins', 'It ends before it begins.');
  return taken(taking, { confirmed, recordedAt }, (codes) => {
    const of = { name, areaId, startsAt, endsAt, briefingAt, skills, callsigns: [...new Set(callsigns)] };
    const data = { ...of, confirmed: [...codes], arriveSeconds, warnSeconds, ladder };
    return done({ type: 'operations.OperationPlanned', data, detail }, { operationId });
  });
}

export function briefOperation({ input }: Command<typeof BriefOperation>, states: States): Decision {
  return on(states, () =>
    done({ type: 'operations.OperationBriefed', data: {}, detail: { briefing: input.briefing } }),
  );
}

export function setHeldUnit(
  { input, confirmed, recordedAt }: Command<typeof SetHeldUnit>,
  states: States,
  taking: TakingFacts,
): Decision {
  return on(states, ({ units }) => {
    const { callsign, state, reason } = input;
    const stands = units.find((one) => one.callsign === callsign)?.state ?? 'released';
    if (state !== 'held' && stands === 'released') return refuse('not-held', 'This operation does not hold that unit.');
    if (stands === state) return refuse('held-already', `${callsign} is ${state} already.`);
    const set = (codes: readonly string[]) =>
      done({ type: 'operations.HeldUnitSet', data: { callsign, state, confirmed: [...codes] }, detail: { reason } });
    if (state === 'held') return stands === 'arrived' ? set([]) : taken(taking, { confirmed, recordedAt }, set);
    return set([]);
  });
}

export function extendOperation(
  { input, confirmed, recordedAt }: Command<typeof ExtendOperation>,
  states: States,
  taking: TakingFacts,
): Decision {
  const { until, reason } = input;
  return on(states, ({ endsAt: from }) => {
    if (until <= from) return refuse('before-its-end', 'That is no later than it ends now.');
    return taken(taking, { confirmed, recordedAt }, (codes) =>
      done({ type: 'operations.OperationExtended', data: { from, until, confirmed: [...codes] }, detail: { reason } }),
    );
  });
}

export function endOperation({ input, recordedAt }: Command<typeof EndOperation>, states: States): Decision {
  return on(states, ({ terms }) =>
    done({
      type: 'operations.OperationEnded',
      data: { early: recordedAt < terms.startsAt },
      detail: { outcome: input.outcome },
    }),
  );
}

type Asked = Pick<Command<typeof PlanOperation>, 'confirmed' | 'recordedAt'>;

/** With the codes of what was confirmed. */
function taken(
  taking: TakingFacts,
  { confirmed, recordedAt }: Asked,
  then: (codes: readonly string[]) => Decision,
): Decision {
  const doubts = takingDoubts(taking, recordedAt);
  const open = doubts.find(({ code }) => !confirmed.has(code));
  return open === undefined ? then(doubts.map(({ code }) => code)) : confirm(open.code, open.detail);
}

function on({ planned }: States, then: (operation: PlannedOperation) => Decision): Decision {
  if (planned.situation === 'none') return refuse('no-such-operation', 'There is no planned operation with this id.');
  if (planned.situation === 'ended') return refuse('operation-over', 'This planned operation has ended.');
  return then(planned.operation);
}
