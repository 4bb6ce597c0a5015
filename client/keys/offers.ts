/** One thing that the palette does: an act, or something to go to. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** Where it belongs: a group of acts, what kind of record. */
  readonly hint: string;
  /** The key that does the same; null: none does. */
  readonly shortcut: string | null;
  readonly run: () => void;
}

/** Every word must stand in its label or hint; those whose label begins with what was typed come first. */
export function matching(text: string, offers: readonly Offer[]): readonly Offer[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return offers;
  const words = typed.split(/\s+/);
  const found = offers.filter(({ label, hint }) => {
    const all = `${label} ${hint}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const begins = ({ label }: Offer): number => (label.toLowerCase().startsWith(typed) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}
