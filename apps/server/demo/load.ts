import type { Parts } from '../application.ts';
import { repeat } from '../repeating.ts';
import { type CallSimulator, lookMs, makeCallSimulator } from './calls.ts';
import { setMarkers } from './markers.ts';
import { bookOnUnits, moveUnits, stepMs } from './units.ts';

/** What the demonstration keeps running beside the server. */
export interface Demo {
  readonly calls: CallSimulator;
  stop(): void;
}

/** Brings the demonstration's people, units and calls in. Repeatable: what is there already stays as it is. */
export async function startDemo(parts: Parts, tell: (step: string) => void): Promise<Demo> {
  const { force, identity, context } = parts.modules;
  const { demo } = force.pack();
  await identity.seedDemo(demo.accounts);
  tell(`demonstration: ${demo.accounts.length} accounts`);
  const accountIdOf = async (name: string) => (await identity.findAccountByName(name))?.id ?? null;
  const booked = await bookOnUnits(parts, accountIdOf);
  tell(`demonstration: ${booked} units booked on`);
  await setMarkers(parts);
  const calls = makeCallSimulator(parts);
  const stops = [
    repeat(lookMs, 'the simulated caller could not ring', calls.look, context.report),
    repeat(stepMs, 'the demonstration could not move its units', () => moveUnits(parts), context.report),
  ];
  return {
    calls,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
