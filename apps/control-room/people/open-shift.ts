/** The shift of a unit in a window of its own, to read beside the desk and to print. */
export function openShift(tourId: string): void {
  open(`/?window=shift&tour=${encodeURIComponent(tourId)}`, 'trefoil-shift', 'popup');
}
