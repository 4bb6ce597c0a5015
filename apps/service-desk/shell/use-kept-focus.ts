import { useEffect, useRef } from 'react';

/** So many that had the focus are remembered: a form within a form within a page. */
const MOST = 8;

/**
 * The focus is never nowhere. When what holds it goes (a form that was sent, a row that was taken away), it goes back to what held it
 * before and is still there, as the button that opened the form; on another page it stands at the heading, unless that page takes it.
 */
export function useKeptFocus(at: string): void {
  useEffect(() => {
    let held: readonly HTMLElement[] = [];
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      held = [target, ...held.filter((one) => one !== target && one.isConnected)].slice(0, MOST);
    };
    const look = (): void => {
      const isLost = isNowhere() && held[0]?.isConnected === false;
      if (!isLost) return;
      const before = held.find((one) => one.isConnected && one.parentElement?.closest('main') != null);
      (before ?? heading())?.focus();
    };
    const watch = new MutationObserver(look);
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, []);
  const first = useRef(at);
  useEffect(() => {
    // At the first page of a visit nobody has lost it: the browser begins at the top.
    if (first.current !== at && isNowhere()) heading()?.focus();
    first.current = '';
  }, [at]);
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

function heading(): HTMLElement | null {
  const found = document.querySelector<HTMLElement>('main h2') ?? document.querySelector<HTMLElement>('main');
  if (found !== null) found.tabIndex = -1;
  return found;
}
