/** What a box for date and time holds of an instant: the wall clock of this machine, which stands in the force. */
export function localText(at: number | null): string {
  if (at === null) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null: nothing whole was entered. */
export function instantOf(text: string): number | null {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
