/** The list with one of its parts altered. */
export function withPart<T>(list: readonly T[], index: number, part: Partial<T>): T[] {
  return list.map((one, at) => (at === index ? { ...one, ...part } : one));
}

export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}
