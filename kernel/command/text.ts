/** Neither PostgreSQL's text nor its JSON takes these, and no keyboard writes them: NUL, and half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Path to the first text in a value that cannot be stored; null when there is none. */
export function findUnstorable(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : [];
  if (value === null || typeof value !== 'object') return null;
  for (const [key, held] of Object.entries(value)) {
    const path = isStorable(key) ? findUnstorable(held) : [];
    if (path !== null) return [key, ...path];
  }
  return null;
}

export const UNSTORABLE = 'holds a character that no text may hold (NUL, or half of a surrogate pair)';
