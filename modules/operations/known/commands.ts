import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { EntryRole, EntryText } from '../../pole/contract.ts';
import { Id } from '../place.ts';

const About = z.object({ kind: z.enum(['incident', 'contact']), id: Id });
const about = { kind: 'incident', id: '0198c2f0-2222-7000-8000-000000000001' } as const;
const linkId = '0198c2f0-8888-7000-8000-000000000001';
const noSuchRecord = { 'no-such-record': 'There is no incident or contact with this id.' };

export const LinkEntry = declareCommand({
  name: 'operations.linkEntry',
  summary: 'Say what a person, vehicle or property is to an incident or contact; somebody new is added by it',
  permission: 'entry.write',
  schema: z.object({
    linkId: Id,
    about: About,
    entryId: Id,
    role: EntryRole,
    /** Who or what it is, when it is new; null when it is known already. */
    entry: EntryText.nullable(),
    /** How that is known; may be empty, as when the caller says so. */
    reason: z.string().trim().max(1000),
  }),
  refusals: {
    ...noSuchRecord,
    'link-exists': 'A link with this id exists already.',
    'no-such-entry': 'There is no person, vehicle or property with this id.',
    'entry-exists': 'A person, vehicle or property with this id exists already.',
    'entry-merged': 'It has been merged into another.',
    'role-unsuitable': 'This role is none for a person, a vehicle or property of this kind.',
  },
  example: {
    ...{ linkId, about, entryId: '0198c2f0-7777-7000-8000-000000000001', role: 'victim' },
    ...{ entry: { kind: 'person', name: 'Jane Example', phones: ['07700 900123'] }, reason: 'Says so herself' },
  },
});

export const UnlinkEntry = declareCommand({
  name: 'operations.unlinkEntry',
  summary: 'Take a person, vehicle or property off an incident or contact, with the reason',
  permission: 'entry.write',
  schema: z.object({ linkId: Id, about: About, reason: z.string().trim().min(3).max(1000) }),
  refusals: { ...noSuchRecord, 'no-such-link': 'There is no such link on this record.' },
  example: { linkId, about, reason: 'Another person of the same name' },
});
