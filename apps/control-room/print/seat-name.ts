const KEY = 'trefoil.seat-name';

/** At which seat this browser stands: its sheets of paper are numbered by it, also when nobody can be asked. */
export function keepSeatName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A full store must not stop the work; the seat can be typed on the sheet.
  }
}

export function keptSeatName(): string {
  return localStorage.getItem(KEY) ?? '';
}
