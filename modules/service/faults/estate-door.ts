import { countOpenCalls, type Estate, findKit, findUnitOut, listUnitsOut } from '../../estate/index.ts';

/** What the service centre asks of the estate. */
export function estateDoor(impactOf: Estate['impactOf']) {
  return { impactOf, findKit, findUnitOut, listUnitsOut, countOpenCalls };
}
export type EstateDoor = ReturnType<typeof estateDoor>;
