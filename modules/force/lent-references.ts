import type { Pack } from './pack.ts';

type Of<Reference> = (path: string, value: string | null, what: string, among: ReadonlySet<string>) => Reference;

/** The ladders that partner resources, mutual aid, planned operations and ending skills climb. */
export function lentReferences<Reference>({ control, dispatch, ladders }: Pack, of: Of<Reference>): Reference[] {
  const known = new Set(ladders.map(({ id }) => id));
  const { partnerResources, mutualAid, plannedOperations } = control;
  return [
    ...partnerResources.map(({ ladder }, i) => of(`control.partnerResources[${i}].ladder`, ladder, 'ladder', known)),
    of('control.mutualAid.ladder', mutualAid.ladder ?? null, 'ladder', known),
    of('control.plannedOperations.ladder', plannedOperations.ladder ?? null, 'ladder', known),
    of('dispatch.staffing.skillLadder', dispatch.staffing.skillLadder ?? null, 'ladder', known),
  ];
}
