/**
 * What is typed in a box and the value that it stands for. What cannot be read as a number stays as it was typed: the server says what is
 * wrong with it, and nothing is lost.
 */
export function numberOf(text: string): number | string {
  const trimmed = text.trim();
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
}

export function numbersOf(text: string): readonly (number | string)[] {
  return text.trim() === '' ? [] : text.split(',').map((one) => numberOf(one.trim()));
}

export function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

export function rowsOf(text: string): readonly (readonly (number | string)[])[] {
  return linesOf(text).map(numbersOf);
}

export const numbersText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : textOfValue(value));
export const linesText = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : textOfValue(value));
export const rowsText = (value: unknown): string =>
  Array.isArray(value) ? value.map(numbersText).join('\n') : textOfValue(value);

export function textOfValue(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
