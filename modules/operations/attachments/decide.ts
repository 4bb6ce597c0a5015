import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ContactState } from '../contacts/contact.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { AttachFile } from './commands.ts';
import type { AttachmentEvent } from './events.ts';

export interface FileFacts {
  /** Of the bytes that were sent in; null: there are none with this hash. */
  readonly file: { readonly mediaType: string; readonly bytes: number } | null;
  /** This attachment stands already: the same command came twice. */
  readonly attached: boolean;
  /** How many the record has. */
  readonly count: number;
}

const MOST_FILES = 200;

type Decided = Outcome<{ contact?: readonly AttachmentEvent[]; incident?: readonly AttachmentEvent[] }>;

/** What a caller sends after the incident was raised stands in its log as well. */
export function attachFile(
  { input }: CommandOf<InputOf<typeof AttachFile>>,
  { contact, incident }: { contact: ContactState | null; incident: IncidentState | null },
  { file, attached, count }: FileFacts,
): Decided {
  if (contact?.situation === 'none') return refuse('no-such-contact', 'There is no contact with this id.');
  if (contact === null && (incident === null || incident.situation === 'none')) {
    return refuse('no-such-incident', 'There is no incident with this id.');
  }
  if (file === null) return refuse('no-such-file', 'No file with this hash has been sent in.');
  if (attached) return decided({});
  if (count >= MOST_FILES) return refuse('too-many-files', `A record keeps at most ${MOST_FILES} files.`);
  const { attachmentId, sha256, name, from } = input;
  const data = { attachmentId, sha256, from, ...file };
  const event = { type: 'operations.FileAttached', data, detail: { name } } as const;
  const onIncident = incident !== null && incident.situation !== 'none';
  return decided({ ...(contact !== null && { contact: [event] }), ...(onIncident && { incident: [event] }) });
}
