/** How a person's name is split into words that can be compared, whoever wrote it down. */
const titles: ReadonlySet<string> = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'sir',
  'lady',
  'lord',
  'rev',
  'prof',
  'mx',
]);
/** Small words inside names that one writes and another leaves out. */
const particles: ReadonlySet<string> = new Set([
  'al',
  'el',
  'ul',
  'ur',
  'bin',
  'ibn',
  'bint',
  'de',
  'da',
  'di',
  'la',
  'ap',
  'ab',
  'van',
  'von',
  'der',
  'den',
]);
/** Letters that no decomposition of Unicode turns into plain ones. */
const letters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ə: 'e' },
};

/** `Siân O’Brien-Mac Donald` → sian, obrien, macdonald. Titles and particles are left out unless nothing else is there. */
export function nameWords(name: string): readonly string[] {
  const plain = name
    .toLowerCase()
    .replace(/[łøđðþßæœıə]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`´ʼ.]/g, '')
    .replace(/\b(mac|mc|o) (?=[a-z]{3})/g, '$1')
    .replace(/\bst (?=[a-z]{3})/g, 'st');
  const words = plain.split(/[^a-z]+/).filter((word) => word !== '');
  const telling = words.filter((word) => word.length > 1 && !titles.has(word) && !particles.has(word));
  return telling.length > 0 ? telling : words;
}
