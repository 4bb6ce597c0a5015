/** Words that tell nothing of what is wrong. */
const idle: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by can cannot could do does doesnt dont for from get gets got had has have hello hi how i in ' +
    'is isnt it its just me my not of off on or our out please since so still that the their them there they this to too up us ' +
    'was we were what when will with wont would you your again any all'
  ).split(' '),
);
const LEAST_LETTERS = 3;

/** The words of a report by which it is compared with others; numbers of things (`mdt-12`) count as words. */
export function wordsOf(text: string): ReadonlySet<string> {
  const found =
    text
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  return new Set(found.filter((word) => word.length >= LEAST_LETTERS && !idle.has(word)).map(stem));
}

/** Enough for English reports: screens and screen, printing and print are the same. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('es')) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
