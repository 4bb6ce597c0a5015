import { type Clock, type Db, derivedId, handle, type KernelContext } from '../../kernel/index.ts';
import { type CallerIntake, type LocatedFix, makeCallerIntake } from '../../modules/exchange/index.ts';
import { LocateCaller } from '../../modules/operations/contract.ts';
import { systemSubject } from './radio.ts';

const gateway = systemSubject('caller-gateway', 'caller location');

export interface CallerNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly context: KernelContext;
  readonly amlKey: Uint8Array | null;
}

/** Where callers' phones say they are, onto their contacts. The machine that delivers may deliver and no more: the log names the gateway. */
export function openCallers({ context, ...needs }: CallerNeeds): CallerIntake {
  return makeCallerIntake({ ...needs, locate: (contactId, fix) => locate(context, contactId, fix) });
}

async function locate(context: KernelContext, contactId: string, fix: LocatedFix): Promise<boolean> {
  const answer = await handle(context, {
    name: LocateCaller.name,
    // The same for every attempt at this message.
    commandId: derivedId('caller fix', contactId, fix.fixId),
    input: { contactId, fix },
    subject: gateway,
    confirmed: [],
  });
  if (answer.kind === 'done' || answer.kind === 'refused' || answer.kind === 'command-id-reused') {
    return answer.kind !== 'refused';
  }
  throw new Error(`a fix of a caller was answered with ${answer.kind}: ${JSON.stringify(answer)}`);
}
