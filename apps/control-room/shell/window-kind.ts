export type WindowKind = 'main' | (typeof further)[number] | 'exercise';

const further = [
  'map',
  'board',
  'wall',
  'own-work',
  'print',
  'paper',
  'back-entry',
  'hand-over',
  'record',
  'search',
  'major',
  'shift',
  'past',
  'bureau',
] as const;

/** Which of a desk's windows this is: `/`, `/?window=map`, `/?window=board`, `/?window=print`, `/exercise`. */
export function windowKind(): WindowKind {
  if (location.pathname === '/exercise') return 'exercise';
  const asked = new URLSearchParams(location.search).get('window');
  return further.find((kind) => kind === asked) ?? 'main';
}
