/** The search has a window of its own: what is found must not cover the call or the incident in hand. */
export function openSearch(): void {
  open('/?window=search', 'trefoil-search', 'popup');
}
