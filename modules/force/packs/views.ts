import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { packSections } from './sections.ts';

/** What one version says otherwise than another, in words, e.g. `Grade G1: warnAt 0.8 → 0.5, 0.8`. */
const SectionChange = z.object({
  section: z.enum(packSections),
  /** The section as people call it. */
  name: z.string(),
  words: z.array(z.string()),
});

const Fault = z.object({
  /** Path into the pack, e.g. `codes[3].grade`. */
  path: z.string(),
  reason: z.string(),
  example: z.json(),
});

export const PackVersions = declareView({
  name: 'force.packVersions',
  summary:
    'Versions of the force pack: who made them, when, why, what they changed, when they were in force; the latest first',
  key: 'version',
  permission: 'force.read',
  personal: false,
  row: z.object({
    packId: z.string(),
    version: z.string(),
    /** `kept`: never in force so far; `withdrawn`: was to be, and was called back. */
    situation: z.enum(['in-force', 'scheduled', 'earlier', 'withdrawn', 'kept']),
    /** Of a draft, or loaded from a folder by whoever runs the server. */
    origin: z.enum(['draft', 'folder']),
    madeAt: z.number(),
    madeBy: z.string(),
    /** Null: none was given, or erased by law. */
    reason: z.string().nullable(),
    /** The version it was made over and is compared with; null: the first. */
    over: z.string().nullable(),
    changes: z.array(SectionChange),
    /** From when it is to be in force; null unless scheduled. */
    from: z.number().nullable(),
    /** Each time it was put in force or ordered to be, the latest first. */
    publications: z.array(
      z.object({
        at: z.number(),
        by: z.string(),
        /** `ordered`: to be in force from `from`; the others: in force from `at`. */
        what: z.enum(['ordered', 'withdrawn', 'start', 'published', 'scheduled', 'rolled-back']),
        reason: z.string().nullable(),
        from: z.number().nullable(),
        previous: z.string().nullable(),
      }),
    ),
  }),
});

export const PackDrafts = declareView({
  name: 'force.packDrafts',
  summary: 'Drafts of the force pack that stand, and how far each is from being published',
  key: 'draftId',
  permission: 'pack.edit',
  personal: false,
  row: z.object({
    draftId: z.string(),
    accountId: z.string(),
    name: z.string(),
    begunAt: z.number(),
    savedAt: z.number(),
    /** Sections that say otherwise than what is in force, in the order of the pack. */
    sections: z.array(z.enum(packSections)),
    /** Of these, those that were made over another than the one in force. */
    conflicts: z.array(z.enum(packSections)),
    faults: z.array(Fault),
    changes: z.array(SectionChange),
    /** Of the whole pack that would be published: the `seen` of `force.publishDraft`. */
    hash: z.string(),
    /** The version in force beneath it, and the one it would become. */
    over: z.string(),
    becomes: z.string(),
  }),
});

export const PackDraft = declareView({
  name: 'force.packDraft',
  summary: 'The sections of one draft of the force pack; of an id that is no draft yet: the pack in force',
  key: 'id',
  parent: 'draftId',
  permission: 'pack.edit',
  personal: false,
  row: z.object({
    /** `<draftId>/<section>`. */
    id: z.string(),
    draftId: z.string(),
    section: z.enum(packSections),
    name: z.string(),
    value: z.json(),
    /** Of `value`: the `seen` of `force.saveDraft`. */
    hash: z.string(),
    /** False: as in force. */
    changed: z.boolean(),
    savedAt: z.number().nullable(),
    /** Of the section in force: the `over` of `force.saveDraft`. */
    inForceHash: z.string(),
    /** What is in force, where the draft was made over something else; null: no conflict. */
    conflict: z.object({ version: z.string(), value: z.json() }).nullable(),
    faults: z.array(Fault),
    /** Against what is in force. */
    changes: z.array(z.string()),
  }),
});
