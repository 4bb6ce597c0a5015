/** Blank sheets have a window of their own: they are printed while the desk works on, or when it cannot. */
export function openPaperPack(): void {
  open('/?window=paper', 'trefoil-paper', 'popup');
}
