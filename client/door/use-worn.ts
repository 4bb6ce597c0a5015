import { useLayoutEffect } from 'react';

/** The screen wears it before it is drawn. Null: not known yet, and what was worn stays (dark at first: no flash of light at night). */
export function useWorn(theme: 'dark' | 'light' | null): void {
  useLayoutEffect(() => {
    if (theme !== null) document.documentElement.dataset.theme = theme;
  }, [theme]);
}
