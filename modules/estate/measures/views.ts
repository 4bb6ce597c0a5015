import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Measures = declareView({
  name: 'estate.measures',
  summary: 'How complete and how right what is recorded is, by class and owner',
  key: 'id',
  permission: 'estate-item.read',
  personal: false,
  report: true,
  row: z.object({
    id: z.string(),
    classId: z.string(),
    owner: z.string(),
    items: z.number(),
    /** Of the fields that count for the class, over all items: so many are filled, of so many. */
    filled: z.number(),
    asked: z.number(),
    /** Items of which every field that counts is filled. */
    complete: z.number(),
    /** Items with an open finding, and items that were not seen in time: what is recorded of the others is taken to be right. */
    withFindings: z.number(),
    stale: z.number(),
    right: z.number(),
  }),
});

export const LicencePositions = declareView({
  name: 'estate.licencePositions',
  summary: 'Licences owned beside what is installed: too few, or too many',
  key: 'id',
  permission: 'estate-item.read',
  personal: false,
  report: true,
  row: z.object({
    id: z.string(),
    label: z.string(),
    name: z.string().nullable(),
    per: z.string().nullable(),
    owned: z.number(),
    /** Items in use that it licenses. */
    installed: z.number(),
    /** Above nothing: so many too many are installed; below: so many are left. */
    over: z.number(),
  }),
});
