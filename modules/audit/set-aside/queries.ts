import { type HeldRow, listLetters, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { SetAside } from '../contract.ts';

/** A page is all of it: there should be none. */
export const setAsideView: ViewSource = {
  declaration: SetAside,
  list: async (db, { limit, after }) => {
    if (after !== null) return [];
    const letters = await listLetters(db);
    return letters.slice(0, limit).map(({ reaction, position, type, stream, tries, error, at, next_at }): HeldRow => {
      const id = `${reaction}@${position}`;
      const row: RowOf<typeof SetAside> = {
        id,
        reaction,
        position,
        type,
        stream,
        tries,
        error,
        at,
        nextTryAt: next_at,
      };
      return { key: id, row, member: true };
    });
  },
};
