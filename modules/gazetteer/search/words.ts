/** Letters and digits only, lower case: `St John'S` and `st johns` are one name. */
export function plainName(name: string): string {
  return wordsOf(name).join('');
}

/** Longer texts are cut: a search is for a place, and its time is bounded. */
const longestText = 160;
const mostWords = 14;

/** The words of a name or of what was typed: no accents, no apostrophes, `&` spoken as `and`. */
export function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, longestText)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’‘`´]/g, '')
    .replace(/[&+]/g, ' and ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}
