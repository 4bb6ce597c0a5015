import type { Choice, Known, KnownIncident, KnownUnit } from './reading.ts';

/** One word resolved: exactly one thing, or the choices among which the person must pick. */
export type Named<T> =
  | { readonly found: T }
  | { readonly found: null; readonly hint: string; readonly choices: readonly Choice[] };

const MOST_CHOICES = 8;

/** A callsign counts only when written whole: RA2 is never taken for RA21. */
export function nameUnit(word: string, known: Known, lineWith: (word: string) => string): Named<KnownUnit> {
  const typed = word.toUpperCase();
  const exact = known.units.filter((unit) => unit.callsign.toUpperCase() === typed);
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return { found: only };
  const begun = known.units.filter((unit) => unit.callsign.toUpperCase().startsWith(typed));
  const choices = (begun.length > 0 ? begun : [])
    .slice(0, MOST_CHOICES)
    .map((unit): Choice => ({ key: unit.id, line: lineWith(unit.callsign), label: unit.callsign, detail: unit.state }));
  return {
    found: null,
    hint: choices.length === 0 ? `no unit ${typed} is on duty` : `which unit is ${typed || '…'}?`,
    choices,
  };
}

/** `421`, `0421`, `0421/22` (of the 22nd) or `.` for the incident in hand. */
export function nameIncident(word: string, known: Known, lineWith: (word: string) => string): Named<KnownIncident> {
  if (word === '.') {
    const held = known.incidents.find((incident) => incident.id === known.inHand);
    return held === undefined ? { found: null, hint: 'no incident is in hand', choices: [] } : { found: held };
  }
  const [digits = '', day] = word.split('/');
  const number = digits.padStart(4, '0');
  const numbered = known.incidents.filter(
    (one) => parts(one).number === number && (day === undefined || parts(one).day === day),
  );
  const [only] = numbered;
  if (only !== undefined && numbered.length === 1) return { found: only };
  const begun =
    numbered.length > 1
      ? numbered
      : known.incidents.filter((one) => parts(one).number.startsWith(digits) || parts(one).number.includes(digits));
  const twice = numbered.length > 1;
  const choices = begun.slice(0, MOST_CHOICES).map((one): Choice => {
    const { number: plain, day: its } = parts(one);
    return {
      key: one.id,
      line: lineWith(twice ? `${plain}/${its}` : plain),
      label: one.number,
      detail: `${one.title} · ${one.place}`,
    };
  });
  const hint = twice
    ? `${number} stands on more than one day`
    : choices.length === 0
      ? `no open incident ${word}`
      : `which incident is ${word || '…'}?`;
  return { found: null, hint, choices };
}

function parts(incident: KnownIncident): { number: string; day: string } {
  const match = /^(\d+) of (\d+)/.exec(incident.number);
  return { number: match?.[1] ?? incident.number, day: match?.[2] ?? '' };
}

export function isNumber(word: string): boolean {
  return word === '.' || /^\d{1,5}(\/\d{1,2})?$/.test(word);
}
