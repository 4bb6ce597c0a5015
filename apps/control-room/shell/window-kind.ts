export type WindowKind = 'main' | 'map' | 'board' | 'print';

/** Which of a desk's windows this is: `/`, `/?window=map`, `/?window=board`, `/?window=print`. */
export function windowKind(): WindowKind {
  const asked = new URLSearchParams(location.search).get('window');
  return asked === 'map' || asked === 'board' || asked === 'print' ? asked : 'main';
}
