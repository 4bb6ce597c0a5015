import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { packSections } from './sections.ts';

const PackId = z.string().max(60);
const Version = z.string().max(20);
const DraftId = z.uuid();
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a hash as the view gives it');
const Section = z.enum(packSections);
const Reason = z.string().trim().min(3).max(500);
/** Epoch milliseconds; null: at once. */
const From = z.int().positive().nullable();

const draftId = '0198c2f0-7777-7000-8000-000000000011';
const hash = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

const scheduling = {
  'too-soon': 'The time from which it is to be in force has passed.',
  'another-is-scheduled': 'Another version waits for its time: withdraw it first.',
} as const;
const scheduledStands = {
  'scheduled-stands': 'Another version waits for its time, and does not have this change: it will undo it then.',
} as const;

export const SaveDraft = declareCommand({
  name: 'force.saveDraft',
  summary: 'Save one section of your draft of the force pack; what is wrong with it is answered field by field',
  permission: 'pack.edit',
  schema: z.object({
    /** Yours from the first save on. */
    draftId: DraftId,
    section: Section,
    /** `hash` of the row of `force.packDraft` from which this was made. */
    seen: Hash,
    /** `inForceHash` of that row, to say that what is in force now has been looked at; left out: as at the save before. */
    over: Hash.optional(),
    /** The whole section, as JSON. It is saved with its faults. */
    value: z.json(),
  }),
  refusals: {
    'changed-meanwhile': 'This section of the draft has been saved by another window meanwhile.',
    'published-meanwhile': 'This section of the pack in force has changed meanwhile.',
    'not-yours': 'This draft is somebody else’s.',
    'draft-is-closed': 'This draft has been published or dropped: begin another.',
  },
  example: { draftId, section: 'results', seen: hash, value: [{ code: 'A1', name: 'Arrest' }] },
});

export const DropDraft = declareCommand({
  name: 'force.dropDraft',
  summary: 'Give up your draft of the force pack, or what it says of one section',
  permission: 'pack.edit',
  schema: z.object({ draftId: DraftId, section: Section.nullable() }),
  refusals: {
    'not-yours': 'This draft is somebody else’s.',
    'no-such-draft': 'There is no such draft, or it has been published or dropped.',
  },
  example: { draftId, section: null },
});

export const PublishDraft = declareCommand({
  name: 'force.publishDraft',
  summary: 'Make your draft a version of the force pack, in force at once or from a time',
  permission: 'pack.publish',
  schema: z.object({
    draftId: DraftId,
    /** `hash` of the row of `force.packDrafts`: what was looked at is what is published. */
    seen: Hash,
    from: From,
    reason: Reason,
  }),
  refusals: {
    'no-such-draft': 'There is no such draft, or it has been published or dropped.',
    'not-yours': 'This draft is somebody else’s.',
    'changed-meanwhile': 'The draft, or the pack beneath it, is another than you saw.',
    'nothing-changed': 'The draft says what is in force.',
    'has-faults': 'The draft has faults.',
    'in-conflict':
      'A section of the draft was made over another than the one in force: look at both, and save it again.',
    ...scheduling,
  },
  confirms: scheduledStands,
  example: { draftId, seen: hash, from: null, reason: 'New closing codes agreed at the November board' },
});

export const PublishPack = declareCommand({
  name: 'force.publishPack',
  summary: 'Put a version of the force pack that is there in force, at once or from a time',
  permission: 'pack.publish',
  schema: z.object({ packId: PackId, version: Version, from: From.default(null), reason: Reason }),
  refusals: {
    'no-such-version': 'This version has not been loaded.',
    'not-readable': 'This version is of an older program and has faults under this one.',
    ...scheduling,
  },
  confirms: scheduledStands,
  example: { packId: 'rutland', version: '2026.11.1', reason: 'Loaded and looked through with the dispatchers' },
});

export const WithdrawPublication = declareCommand({
  name: 'force.withdrawPublication',
  summary: 'Withdraw a version of the force pack that waits for its time',
  permission: 'pack.publish',
  schema: z.object({ packId: PackId, version: Version, reason: Reason }),
  refusals: { 'not-scheduled': 'This version does not wait for its time.' },
  example: { packId: 'rutland', version: '2026.12.1', reason: 'The new codes are not agreed yet' },
});

export const RollBackPack = declareCommand({
  name: 'force.rollBackPack',
  summary: 'Put an earlier version of the force pack in force again, at once',
  permission: 'pack.publish',
  schema: z.object({
    packId: PackId,
    /** The version in force, as you saw it. */
    seen: Version,
    /** Left out: the one that was in force before. */
    to: Version.optional(),
    reason: Reason,
  }),
  refusals: {
    'nothing-before': 'No other version was in force before.',
    'changed-meanwhile': 'Another version is in force than you saw.',
    'no-such-version': 'This version has never been in force.',
    'not-readable': 'This version is of an older program and has faults under this one.',
  },
  confirms: scheduledStands,
  example: { packId: 'rutland', seen: '2026.11.7', reason: 'Grade 2 was given 15 minutes by mistake' },
});

export const TakeEffect = declareCommand({
  name: 'force.takeEffect',
  summary: 'Put the version whose time has come in force',
  permission: 'pack.take-effect',
  schema: z.object({ packId: PackId, version: Version }),
  refusals: {
    'not-scheduled': 'This version does not wait for its time.',
    'not-readable': 'This version is of an older program and has faults under this one.',
  },
  example: { packId: 'rutland', version: '2026.12.1' },
});
