import type { Parts } from '../application.ts';
import { repeat } from '../repeating.ts';
import { type CallSimulator, lookMs, makeCallSimulator } from './calls.ts';
import { bringCatalogue, bringProfiles } from './catalogue.ts';
import { bringEstate } from './estate.ts';
import { bringFloor } from './floor.ts';
import { bringHistory } from './history.ts';
import { bringKnowledge } from './knowledge.ts';
import { setMarkers } from './markers.ts';
import { enterOfficers } from './officers.ts';
import { bookOnUnits, moveUnits, stepMs } from './units.ts';

/** What the demonstration keeps running beside the server. */
export interface Demo {
  readonly calls: CallSimulator;
  stop(): void;
}

/** People and markers only: in an exercise its own players book units on, move them and ring. */
export async function startTraining(parts: Parts, tell: (step: string) => void): Promise<void> {
  await seedAccounts(parts, tell);
  await setMarkers(parts);
}

async function seedAccounts({ modules }: Parts, tell: (step: string) => void): Promise<void> {
  const { accounts } = modules.force.pack().demo;
  await modules.identity.seedDemo(accounts);
  tell(`${accounts.length} accounts without passwords`);
}

/** Brings the demonstration's people, units and calls in. Repeatable: what is there already stays as it is. */
export async function startDemo(parts: Parts, tell: (step: string) => void): Promise<Demo> {
  const { identity, context } = parts.modules;
  await seedAccounts(parts, tell);
  const accountIdOf = async (name: string) => (await identity.findAccountByName(name))?.id ?? null;
  await enterOfficers(parts);
  const booked = await bookOnUnits(parts, accountIdOf);
  tell(`demonstration: ${booked} units booked on`);
  await setMarkers(parts);
  await bringHistory(parts);
  const items = await bringEstate(parts);
  if (items > 0) tell(`demonstration: ${items} items of the estate`);
  const offered = await bringCatalogue(parts);
  if (offered > 0) tell(`demonstration: ${offered} items to ask for`);
  const known = await bringKnowledge(parts);
  if (known > 0) tell(`demonstration: ${known} known errors and articles`);
  await bringProfiles(parts);
  const open = await bringFloor(parts);
  if (open > 0) tell(`demonstration: ${open} records of the service desk`);
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
