import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Access, Values } from './events.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-terminal');
const Reason = z.string().trim().min(1).max(2_000);
const itemId = '0198c2f0-9999-7000-8000-000000000001';
const toId = '0198c2f0-9999-7000-8000-000000000002';
const absent = { 'no-such-item': 'There is no item with this id.' };
const unfit = { 'field-not-fitting': 'A field does not fit the class of the item.' };

const NewRelation = z.object({ kind: Slug, toId: Id, group: Slug.nullable().default(null) });

export const NewItem = z.object({
  itemId: Id,
  classId: Slug,
  /** Null: the next number of its class. */
  label: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{1,39}$/, 'letters, digits and .-_/, e.g. RAD-42')
    .nullable()
    .default(null),
  name: z.string().trim().min(1).max(200),
  stage: Slug.default('live'),
  fields: Values.default({}),
  /** Null: as its class says. */
  access: Access.nullable().default(null),
  allowed: z.array(Id).max(50).default([]),
  relations: z.array(NewRelation).max(100).default([]),
  groups: z.array(z.object({ group: Slug, needs: z.int().min(1) })).default([]),
});
export type NewItem = z.output<typeof NewItem>;

export const AddItems = declareCommand({
  name: 'estate.addItems',
  summary: 'Add items to the estate, with what they need',
  permission: 'estate-item.keep',
  schema: z.object({ items: z.array(NewItem).min(1).max(300), source: Slug.default('person') }),
  refusals: {
    ...unfit,
    'item-exists': 'An item with this id exists already.',
    'label-taken': 'Another item has this label.',
    'no-such-class': 'The force has no such class of items.',
    'no-such-stage': 'The life cycle has no such stage.',
    'no-such-kind': 'The force has no such kind of relation.',
    'no-such-source': 'The force has no such source.',
    'no-such-item': 'A relation leads to an item that is not there.',
    'more-needed-than-members': 'A group cannot need more members than it has.',
  },
  confirms: { 'dependency-cycle': 'These items would need each other in a circle.' },
  example: {
    items: [
      { itemId, classId: 'radio-terminal', name: 'Handset 4326001', fields: { issi: '4326001', teamId: 'radio' } },
    ],
  },
});

export const ChangeItem = declareCommand({
  name: 'estate.changeItem',
  summary: 'Change fields of an item; null empties one',
  permission: 'estate-item.keep',
  schema: z.object({
    itemId: Id,
    name: z.string().trim().min(1).max(200).nullable().default(null),
    fields: Values.default({}),
    /** The values that were seen before the change; another value meanwhile is a lost race. */
    seen: Values.default({}),
  }),
  refusals: { ...absent, ...unfit, 'changed-meanwhile': 'Somebody has changed the field meanwhile.' },
  example: { itemId, fields: { room: 'Comms room 1' } },
});

export const MoveItem = declareCommand({
  name: 'estate.moveItem',
  summary: 'Move an item on in its life cycle',
  permission: 'estate-item.keep',
  schema: z.object({ itemId: Id, from: Slug, to: Slug, note: z.string().trim().max(2_000).default('') }),
  refusals: {
    ...absent,
    'no-such-stage': 'The life cycle has no such stage.',
    'not-from-here': 'The life cycle does not lead there from this stage.',
    'moved-meanwhile': 'Somebody has moved it meanwhile.',
  },
  confirms: { 'still-needed': 'Other items still need it.' },
  example: { itemId, from: 'in-stock', to: 'live', note: 'Handed over' },
});

export const RelateItem = declareCommand({
  name: 'estate.relateItem',
  summary: 'Say what an item needs; with a group, how many of its members must be up',
  permission: 'estate-item.keep',
  schema: z.object({
    itemId: Id,
    kind: Slug,
    toIds: z.array(Id).min(1).max(50),
    group: z
      .object({ name: Slug, needs: z.int().min(1) })
      .nullable()
      .default(null),
  }),
  refusals: {
    ...absent,
    'no-such-kind': 'The force has no such kind of relation.',
    'more-needed-than-members': 'A group cannot need more members than it has.',
    'needs-itself': 'An item cannot need itself.',
  },
  confirms: { 'dependency-cycle': 'The items would need each other in a circle.' },
  example: { itemId, kind: 'connects-through', toIds: [toId], group: { name: 'links', needs: 1 } },
});

export const UnrelateItem = declareCommand({
  name: 'estate.unrelateItem',
  summary: 'Say that an item needs another no longer',
  permission: 'estate-item.keep',
  schema: z.object({ itemId: Id, kind: Slug, toId: Id }),
  refusals: {
    ...absent,
    'not-related': 'They are not related so.',
    'more-needed-than-members': 'A group cannot need more members than it has.',
  },
  example: { itemId, kind: 'connects-through', toId },
});

export const SetGroup = declareCommand({
  name: 'estate.setGroup',
  summary: 'Say how many members of a group an item needs',
  permission: 'estate-item.keep',
  schema: z.object({ itemId: Id, group: Slug, needs: z.int().min(1) }),
  refusals: {
    ...absent,
    'no-such-group': 'The item has no such group.',
    'more-needed-than-members': 'A group cannot need more members than it has.',
  },
  example: { itemId, group: 'links', needs: 1 },
});

export const LimitItem = declareCommand({
  name: 'estate.limitItem',
  summary: 'Say who may see an item, and why',
  permission: 'estate-item.limit',
  schema: z.object({ itemId: Id, access: Access, allowed: z.array(Id).max(50).default([]), reason: Reason }),
  refusals: absent,
  example: { itemId, access: 'restricted', allowed: [toId], reason: 'Custody CCTV' },
});

export const ArchiveItem = declareCommand({
  name: 'estate.archiveItem',
  summary: 'Put an item into the archive: it is kept, and no longer in the lists',
  permission: 'estate-item.keep',
  schema: z.object({ itemId: Id, reason: Reason }),
  refusals: { ...absent, 'archived-already': 'It is in the archive already.' },
  confirms: { 'still-needed': 'Other items still need it.' },
  example: { itemId, reason: 'Disposed of' },
});

export const RestoreItem = declareCommand({
  name: 'estate.restoreItem',
  summary: 'Take an item out of the archive',
  permission: 'estate-item.keep',
  schema: z.object({ itemId: Id, reason: Reason }),
  refusals: { ...absent, 'not-archived': 'It is not in the archive.' },
  example: { itemId, reason: 'It was found in the store' },
});

export const SettleFinding = declareCommand({
  name: 'estate.settleFinding',
  summary: 'Settle what a source found otherwise: take it over, or leave what is recorded',
  permission: 'estate-item.keep',
  schema: z.object({ itemId: Id, findingId: Id, take: z.boolean(), reason: Reason }),
  refusals: { ...absent, 'no-such-finding': 'It is settled already, or there is no such finding.' },
  example: { itemId, findingId: toId, take: true, reason: 'It was moved on Monday, change CH-12' },
});
