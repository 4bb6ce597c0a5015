/**
 * Gives the focus back to what held it before `from` took it, as that goes. Whoever has gone elsewhere by now stays there: what they
 * type next must not fall somewhere else.
 */
export function giveBack(before: Element | null, from: Element | null): void {
  const held = document.activeElement;
  const isHere = held === null || held === document.body || from?.contains(held) === true;
  if (isHere && before instanceof HTMLElement && before.isConnected) before.focus();
}
