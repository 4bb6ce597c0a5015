/** The list with one of its parts altered. */
export function withPart<T>(list: readonly T[], index: number, part: Partial<T>): T[] {
  return list.map((one, at) => (at === index ? { ...one, ...part } : one));
}

export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** Choices stand one a line: a comma is part of what is chosen. An empty line is kept while somebody types. */
export function choicesIn(text: string): string[] {
  return text.split('\n');
}

export function choicesText(options: readonly string[]): string {
  return options.join('\n');
}

/** Without the lines that nobody has filled in. */
export function tidied<Terms extends { readonly fields: readonly { readonly options: readonly string[] }[] }>(
  terms: Terms,
) {
  const filled = (options: readonly string[]) => options.filter((one) => one.trim() !== '');
  return { ...terms, fields: terms.fields.map((field) => ({ ...field, options: filled(field.options) })) };
}
