import './key.css';

/** A key as it is printed on a keyboard; the button it stands in names it to screen readers. */
export function Key({ name }: { name: string }) {
  return <kbd className="key">{name}</kbd>;
}
