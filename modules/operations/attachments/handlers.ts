import { type AnyHandler, defineHandler, findBlobFacts, type Reader, streamOf } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import { incidentOf } from '../contacts/contact.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { callGuard, presenceGuard } from '../incidents/guards.ts';
import { AttachFile } from './commands.ts';
import { attachFile } from './decide.ts';
import { countFiles, isAttached } from './queries.ts';

async function streams({ to }: InputOf<typeof AttachFile>, reader: Reader) {
  if (to.kind === 'incident') return { contact: null, incident: streamOf(incidentAggregate, to.id) };
  const contact = streamOf(contactAggregate, to.id);
  const incidentId = incidentOf(await reader.fold(contact));
  return { contact, incident: incidentId === null ? null : streamOf(incidentAggregate, incidentId) };
}

export const attachmentHandlers: readonly AnyHandler[] = [
  defineHandler({
    declaration: AttachFile,
    streams,
    // As a line of the log: what shows under the mask is enough to add to it; whoever took the call goes on taking it.
    guard: ({ contact, incident }) =>
      contact === null ? presenceGuard(incident ?? { situation: 'none' }) : callGuard(contact, incident),
    facts: async ({ input }, _states, { db }) => {
      const [file, attached, count] = await Promise.all([
        findBlobFacts(db, input.sha256),
        isAttached(db, input.attachmentId),
        countFiles(db, input.to.id),
      ]);
      return { file, attached, count };
    },
    decide: attachFile,
  }),
];
