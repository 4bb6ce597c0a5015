/** One thing that the palette does: an act, or something to go to. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** Where it belongs: a group of acts, what kind of record. */
  readonly hint: string;
  /** What else it is called: found by it as by its label. */
  readonly also?: readonly string[];
  /** The key that does the same; null: none does. */
  readonly shortcut: string | null;
  readonly run: () => void;
}

/** Every word must stand in its label, hint or another name; those that are called as what was typed, or begin with it, come first. */
export function matching(text: string, offers: readonly Offer[]): readonly Offer[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return offers;
  const words = typed.split(/\s+/);
  const found = offers.filter(({ label, hint, also = [] }) => {
    const all = [label, hint, ...also].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
  // A short form stands in brackets behind what it is short for.
  const begins = ({ label, also = [] }: Offer): number =>
    [label, ...also]
      .map((name) => name.toLowerCase())
      .some((name) => name.startsWith(typed) || name.includes(`(${typed})`))
      ? 0
      : 1;
  return found.toSorted((a, b) => begins(a) - begins(b));
}
