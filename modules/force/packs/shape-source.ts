import { z } from 'zod';
import type { ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackShape } from '../contract.ts';
import { Pack } from '../pack.ts';

const id = 'pack';

/** The schema that checks a pack, as it is written: what has a default may be left out. What it cannot say (rules over several places) the save says. */
export const packShape: ViewSource = {
  declaration: PackShape,
  list: async () => [{ key: id, row: shapeRow(), member: true }],
  byKeys: async (_db, keys) => keys.map((key) => ({ key, row: key === id ? shapeRow() : null, member: key === id })),
};

let made: RowOf<typeof PackShape> | undefined;

function shapeRow(): RowOf<typeof PackShape> {
  made ??= { id, schema: JSON.parse(JSON.stringify(z.toJSONSchema(Pack, { io: 'input', unrepresentable: 'any' }))) };
  return made;
}
