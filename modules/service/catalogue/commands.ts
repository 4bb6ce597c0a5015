import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { ItemTerms } from './terms.ts';

const itemId = '0198c2f0-7777-7000-8000-000000000001';
const Item = z.object({ itemId: z.uuid() });
const absent = { 'no-such-item': 'The catalogue has no such item.' };

export const SaveCatalogueItem = declareCommand({
  name: 'service.saveCatalogueItem',
  summary: 'Save everything about an item of the catalogue; nobody else sees it until it is published',
  permission: 'catalogue.edit',
  schema: Item.extend({
    /** How often it had been saved when it was read; 0: a new item. */
    seen: z.int().min(0),
    terms: ItemTerms,
  }),
  refusals: {
    'changed-meanwhile': 'Somebody else has saved it meanwhile.',
    'no-such-team': 'The force has no such team.',
    'no-such-calendar': 'The force has no such calendar.',
  },
  example: {
    itemId,
    seen: 0,
    terms: {
      name: 'Desk phone',
      summary: 'A phone with a number of its own on your desk',
      group: 'Phones',
      pricePence: 8_500,
      approval: { by: 'line-manager' },
      leadHours: 30,
      tasks: [{ id: 'connect', name: 'Connect the phone', teamId: 'networks' }],
    },
  },
});

export const PublishCatalogueItem = declareCommand({
  name: 'service.publishCatalogueItem',
  summary: 'Publish what was saved of an item as its next version',
  permission: 'catalogue.edit',
  schema: Item.extend({ seen: z.int().min(1) }),
  refusals: { ...absent, 'changed-meanwhile': 'Somebody else has saved it meanwhile.' },
  example: { itemId, seen: 1 },
});

export const WithdrawCatalogueItem = declareCommand({
  name: 'service.withdrawCatalogueItem',
  summary: 'Take an item out of the catalogue; what was asked for goes on',
  permission: 'catalogue.edit',
  schema: Item.extend({ reason: z.string().trim().max(500).default('') }),
  refusals: { ...absent, 'not-published': 'It is not in the catalogue.' },
  example: { itemId, reason: 'No longer bought' },
});

export const CountStock = declareCommand({
  name: 'service.countStock',
  summary: 'Say how many of an item lie on the shelf, free to be given',
  permission: 'request.work',
  schema: Item.extend({ quantity: z.int().min(0).max(100_000) }),
  refusals: absent,
  example: { itemId, quantity: 12 },
});
