import { type Clock, type Db, derivedId, handle, type KernelContext, type Subject } from '../../kernel/index.ts';
import { listUntold, markTold } from '../../modules/estate/index.ts';
import type { Operations } from '../../modules/operations/index.ts';
import type { Service } from '../../modules/service/index.ts';

interface Watch {
  readonly db: Db;
  readonly context: KernelContext;
  readonly clock: Clock;
}

const watcher: Subject = {
  ...{ kind: 'system', id: 'kit-watch', name: 'watch over the technology', roles: [], seat: null, callsign: null },
  ...{ accessVersion: 1, sessionId: null },
};

/** What follows of one look, each with an id made of what is said and when. */
async function carryOut({ context, clock }: Watch, said: readonly { name: string; input: unknown }[]): Promise<void> {
  for (const { name, input } of said) {
    const commandId = derivedId('kit-watch', name, JSON.stringify(input), clock.now());
    await handle(context, { name, input, commandId, subject: watcher, confirmed: [] });
  }
}

/** Radios of units that have fallen silent, and those that are heard of again. */
export async function watchRadios(watch: Watch, operations: Pick<Operations, 'watchRadios'>): Promise<void> {
  await carryOut(watch, await operations.watchRadios(watch.db));
}

/** How high each open IT incident must stand by what goes on where it hits. */
export async function watchFloors(watch: Watch, service: Pick<Service, 'listLiveFloors'>): Promise<void> {
  await carryOut(watch, await service.listLiveFloors(watch.db));
}

/** What a monitor says is down becomes a fault, once for each time that it went down: a look that is broken off says it again. */
export async function watchMonitors({ db, context, clock }: Watch): Promise<void> {
  for (const { itemId, since, detail } of await listUntold(db)) {
    const faultId = derivedId('kit-watch', 'fault', itemId, since);
    const input = { faultId, about: { kind: 'item', itemId }, source: 'monitoring', said: detail };
    const answer = await handle(context, {
      ...{ name: 'service.reportFault', input, subject: watcher, confirmed: [] },
      commandId: derivedId('kit-watch', 'report', itemId, since),
    });
    if (answer.kind === 'done' || answer.kind === 'refused') await markTold(db, { itemId, since }, clock.now());
  }
}
