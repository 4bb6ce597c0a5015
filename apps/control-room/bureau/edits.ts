/**
 * `typed`: not sent. `sending`: on its way. `sent`: saved as it stands, and goes as soon as the server's own row says so. `followed`: saved,
 * and typed in further since.
 */
type EditState = 'typed' | 'sending' | 'sent' | 'followed';

/** What is typed in one section; `seen`: hash of the text that it was made of. */
export interface Edit {
  readonly seen: string;
  readonly value: unknown;
  readonly state: EditState;
}

export type Edits = Readonly<Record<string, Edit | undefined>>;

interface Row {
  readonly hash: string;
  readonly value: unknown;
}

/** With another value typed into it. */
export function typedIn(edit: Edit | undefined, row: Row, value: unknown): Edit {
  if (edit === undefined) return { seen: row.hash, value, state: 'typed' };
  return { ...edit, value, state: edit.state === 'sent' ? 'followed' : edit.state };
}

/** After the server has taken `saved`, or has not. */
export function answered(edit: Edit, saved: unknown, done: boolean): Edit {
  if (!done) return { ...edit, state: 'typed' };
  return { ...edit, state: edit.value === saved ? 'sent' : 'followed' };
}

/** What of an edit stands over the row that has come. What another window has saved meanwhile is shown, never overwritten in silence. */
export function standing(edit: Edit | undefined, row: Row | undefined): Edit | undefined {
  if (edit === undefined || row === undefined || row.hash === edit.seen) return edit;
  if (edit.state === 'sent') return undefined;
  return edit.state === 'followed' ? { ...edit, seen: row.hash, state: 'typed' } : edit;
}

/** Saved by another window since this was typed. */
export function isOvertaken(edit: Edit | undefined, row: Row | undefined): boolean {
  return edit?.state === 'typed' && edit.seen !== row?.hash;
}

/** As kept by the browser: what is no edit is none. */
export function readEdit(text: string): Edit | undefined {
  try {
    const read: unknown = text === '' ? null : JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('seen' in read) || !('value' in read)) return undefined;
    return { seen: String(read.seen), value: read.value, state: 'typed' };
  } catch {
    return undefined;
  }
}
