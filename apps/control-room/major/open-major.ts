export const majorParts = ['level', 'methane', 'decision', 'cards'] as const;
export type MajorPart = (typeof majorParts)[number];

/** It has a window of its own: whoever leads a major incident has more to see than a desk has room for. */
export function openMajor(incidentId: string | null, part: MajorPart | null = null): void {
  const asked = {
    window: 'major',
    ...(incidentId !== null && { incident: incidentId }),
    ...(part !== null && { at: part }),
  };
  open(`/?${new URLSearchParams(asked)}`, 'trefoil-major', 'popup');
}

/** What the window was opened for. */
export function askedFor(): { readonly incidentId: string | null; readonly part: MajorPart | null } {
  const asked = new URLSearchParams(location.search);
  return { incidentId: asked.get('incident'), part: majorParts.find((part) => part === asked.get('at')) ?? null };
}
