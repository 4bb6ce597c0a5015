import { wordsOf } from './words.ts';

/** Two streets as typed: all words, and the places where one street may end and the other begin. */
export interface JunctionAsked {
  readonly words: readonly string[];
  readonly cuts: readonly number[];
}

const announcements =
  /^\s*(?:the\s+)?(?:(?:jn|jnc|jct|jctn|junc|junct|junction|cnr|crnr|corner|cross\s?roads|x-?roads|intersection)\b\.?)(?:\s+(?:of|with|at|between)\b)?\s*/i;
const closing = /\s+(?:jn|jct|junction|corner|cross\s?roads|x-?roads)\s*$/i;
const separators =
  /\s*[/\\]\s*|\s+(?:x|@|j\/w|jw|jn|jct|jctn|junc|junction)(?:\s+(?:of|with))?\s+|\s+(?:&|\+|and|at|with|meets|crossing|off)\s+|\s*&\s*/i;

/** A junction in the words of a control room: `a / b`, `a x b`, `jn a b`, `corner of a & b`; null: none is asked for. */
export function findJunctionAsked(text: string): JunctionAsked | null {
  const bare = text
    .slice(0, 160)
    .replace(/\bj\/w\b/gi, ' jct ')
    .replace(announcements, '')
    .replace(closing, '');
  const announced = bare.length < text.slice(0, 160).length;
  const separator = separators.exec(bare);
  if (separator !== null) {
    const left = wordsOf(bare.slice(0, separator.index));
    const right = wordsOf(bare.slice(separator.index + separator[0].length));
    if (left.length > 0 && right.length > 0) return { words: [...left, ...right], cuts: [left.length] };
  }
  const words = wordsOf(bare);
  return announced && words.length > 1 ? { words, cuts: words.slice(1).map((_, at) => at + 1) } : null;
}
