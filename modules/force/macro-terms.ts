import { z } from 'zod';

/** A word that the force adds to the command line of every desk; a word that the line has already keeps its meaning. */
export const MacroTerms = z.strictObject({
  word: z.string().regex(/^[a-z][a-z0-9]{0,11}$/, 'a word of small letters and figures, e.g. enr'),
  /** One line or several, parted by ` ; `; `$1` to `$9` stand for the words typed behind it, `$*` for all of them. */
  line: z.string().min(2).max(400),
});
