import type { RowOf } from '../../../kernel/pure.ts';
import type { Disposals } from '../../../modules/estate/contract.ts';

export type Certificate = RowOf<typeof Disposals>;

export const methodWords: Readonly<Record<Certificate['method'], string>> = {
  destroyed: 'Destroyed',
  recycled: 'Recycled',
  sold: 'Sold',
  'returned-to-supplier': 'Returned to the supplier',
  'handed-on': 'Handed on',
};

export const dataWords: Readonly<Record<Certificate['data'], string>> = {
  erased: 'Erased',
  destroyed: 'Destroyed with its media',
  'none-held': 'It held none',
};
