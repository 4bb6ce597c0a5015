import { derivedId, handle } from '../../../kernel/index.ts';
import type { CommandDeclaration, InputOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../../modules/force/index.ts';
import { CloseContact, LinkEntry, OpenContact, WriteContactField } from '../../../modules/operations/contract.ts';
import { MarkEntry, nameOfEntry } from '../../../modules/pole/contract.ts';
import type { Parts } from '../application.ts';
import { demoSubject } from './act.ts';

const DAY_MS = 86_400_000;
const REVIEW_MS = 180 * DAY_MS;
const EXPIRY_MS = 365 * DAY_MS;

type DemoEntry = Pack['demo']['entries'][number];
type Send = typeof handle;

interface Means {
  readonly context: Parts['modules']['context'];
  readonly send: Send;
  readonly now: number;
}

/** The pack's invented people and vehicles with their history; ids follow from their names, so a second start finds them there. */
export async function bringHistory({ modules, needs }: Parts, send: Send = handle): Promise<void> {
  const means = { context: modules.context, send, now: needs.clock.now() };
  for (const one of modules.force.pack().demo.entries) await bringEntry(means, one);
}

async function bringEntry(means: Means, { entry, markers, earlier }: DemoEntry): Promise<void> {
  const { now } = means;
  const name = nameOfEntry(entry);
  const entryId = derivedId('demonstration entry', entry.kind, name);
  for (const [turn, { role, what, callerNumber, daysAgo }] of earlier.entries()) {
    const contactId = derivedId('demonstration contact', name, String(turn));
    const did = acting(means, derivedId('demonstration act', name, String(turn)), now - daysAgo * DAY_MS);
    const opened = await did(OpenContact, { contactId, channel: '101', callerNumber });
    // There already: the rest was done with it.
    if (!opened) continue;
    await did(WriteContactField, { contactId, field: 'what', seen: '', value: what });
    const about = { kind: 'contact', id: contactId } as const;
    const linkId = derivedId('demonstration link', name, String(turn));
    await did(LinkEntry, { linkId, about, entryId, role, entry: turn === 0 ? entry : null, reason: '' });
    await did(CloseContact, { contactId, outcome: 'advice-given', note: 'Invented for the demonstration' });
  }
  for (const marker of markers) {
    const markerId = derivedId('demonstration marker', name, marker.kind);
    const terms = { reviewAt: now + REVIEW_MS, expiresAt: now + EXPIRY_MS };
    await acting(means, markerId, now)(MarkEntry, { markerId, entryId, ...marker, ...terms });
  }
}

/** Sends commands as the demonstration, as if they had been given then. Answers whether it was done. */
function acting({ context, send }: Means, seed: string, occurredAt: number) {
  return async <C extends CommandDeclaration>(declaration: C, input: InputOf<C>): Promise<boolean> => {
    const commandId = derivedId(seed, declaration.name);
    const confirmed = Object.keys(declaration.confirms);
    const call = { name: declaration.name, commandId, input, subject: demoSubject, confirmed, occurredAt };
    return (await send(context, call)).kind === 'done';
  };
}
