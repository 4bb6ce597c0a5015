export type WindowKind = 'main' | 'map' | 'board' | 'print' | 'exercise';

/** Which of a desk's windows this is: `/`, `/?window=map`, `/?window=board`, `/?window=print`, `/exercise`. */
export function windowKind(): WindowKind {
  if (location.pathname === '/exercise') return 'exercise';
  const asked = new URLSearchParams(location.search).get('window');
  return asked === 'map' || asked === 'board' || asked === 'print' ? asked : 'main';
}
