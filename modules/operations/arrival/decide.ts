import { decided } from '../../../kernel/pure.ts';
import { type Command, type Decision, noSuchIncident, nothing, type States } from '../incidents/decide.ts';
import { type Arrival, toldFor } from './arrival.ts';
import type { ReckonArrival } from './commands.ts';

export interface ReckoningFacts {
  /** Driving seconds from here on, of each unit on its way; null: not known. */
  readonly soonest: { readonly callsign: string; readonly seconds: number } | null;
  readonly slipSeconds: number;
}

const ladder: Arrival['ladder'] = {
  rungs: [
    { to: 'contact-officer', afterSeconds: 0, channel: 'desk' },
    { to: 'control-room-supervisor', afterSeconds: 900, channel: 'list' },
  ],
  repeatSeconds: 1800,
};

/** A minute more or less is no news. */
const SAME_MS = 60_000;

export function reckonArrival(
  { recordedAt }: Command<typeof ReckonArrival>,
  { incident: state }: States,
  { soonest, slipSeconds }: ReckoningFacts,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { arrival } = state.incident;
  const told = state.situation === 'open' ? toldFor(state.incident) : null;
  if (told === null) return nothing;
  const expectedAt = soonest === null ? null : recordedAt + soonest.seconds * 1000;
  const callsign = soonest?.callsign ?? null;
  const same =
    arrival?.toldFor === told &&
    arrival.callsign === callsign &&
    Math.abs((arrival.expectedAt ?? 0) - (expectedAt ?? 0)) < SAME_MS;
  if (same) return nothing;
  const data = { callsign, expectedAt, toldFor: told, slipSeconds, ladder };
  return decided({ incident: [{ type: 'operations.ArrivalReckoned', data }] });
}
