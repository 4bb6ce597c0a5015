/** `Dispatch 1` → `P-DISPATCH-1`: two seats never print the same number. */
function headOf(seat: string): string {
  const word = seat
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `P-${word === '' ? 'ROOM' : word}`;
}

/** Numbers of so many sheets from there on. */
export function numbersFrom(seat: string, first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${headOf(seat)}-${String(first + at).padStart(3, '0')}`);
}
