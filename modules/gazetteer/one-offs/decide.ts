import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { GazetteerEvent } from '../events.ts';
import type { EndOneOff, ExtendOneOff, SetOneOff } from './contract.ts';
import type { OneOffState } from './one-off.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ oneOff: readonly GazetteerEvent[] }>;
type States = { readonly oneOff: OneOffState };

const LONGEST_MS = 90 * 86_400_000;

export function setOneOff(
  { input, recordedAt }: Command<typeof SetOneOff>,
  { oneOff }: States,
  areaId: string | null,
): Decision {
  if (oneOff.situation !== 'none') return refuse('one-off-exists', 'A one-off with this id exists already.');
  const { kind, label, lon, lat, radiusMetres, emergencyMayPass, reason, endsAt } = input;
  if (!isSpan(recordedAt, endsAt)) return lifeSpan();
  const data = { kind, radiusMetres, emergencyMayPass, endsAt, areaId };
  return decided({ oneOff: [{ type: 'gazetteer.OneOffSet', data, detail: { label, lon, lat, reason } }] });
}

export function extendOneOff({ input, recordedAt }: Command<typeof ExtendOneOff>, { oneOff }: States): Decision {
  if (oneOff.situation !== 'in-force') return over(oneOff);
  const { seen, endsAt, reason } = input;
  const stands = oneOff.oneOff.endsAt;
  if (seen !== stands) return refuse('changed-meanwhile', 'Somebody changed this value after you read it.', stands);
  if (!isSpan(recordedAt, endsAt)) return lifeSpan();
  return decided({ oneOff: [{ type: 'gazetteer.OneOffExtended', data: { endsAt }, detail: { reason } }] });
}

export function endOneOff({ input }: Command<typeof EndOneOff>, { oneOff }: States): Decision {
  if (oneOff.situation !== 'in-force') return over(oneOff);
  return decided({ oneOff: [{ type: 'gazetteer.OneOffEnded', data: {}, detail: { reason: input.reason } }] });
}

function over({ situation }: OneOffState): Outcome<never> {
  if (situation === 'none') return refuse('no-such-one-off', 'There is no one-off with this id.');
  return refuse('one-off-over', 'It has been ended, or its time is over.');
}

function isSpan(now: number, endsAt: number): boolean {
  return endsAt > now && endsAt <= now + LONGEST_MS;
}

function lifeSpan(): Outcome<never> {
  return refuse('life-span', 'The end must lie ahead, at most 90 days.');
}
