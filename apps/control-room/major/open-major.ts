export const majorParts = ['level', 'methane', 'decision', 'cards'] as const;
export type MajorPart = (typeof majorParts)[number];

/** It has a window of its own: whoever leads a major incident has more to see than a desk has room for. */
export function openMajor(incidentId: string | null, part: MajorPart | null = null): void {
  const asked = {
    window: 'major',
    ...(incidentId !== null && { incident: incidentId }),
    ...(part !== null && { at: part }),
  };
  const address = `/?${new URLSearchParams(asked)}`;
  // By its name alone a window that stands is found, and not loaded again: what is typed there stays.
  const found = open('', 'trefoil-major', 'popup');
  if (found?.document.documentElement.dataset.listens === undefined) open(address, 'trefoil-major', 'popup');
  else {
    found.postMessage({ [ASKED]: address }, location.origin);
    found.focus();
  }
}

const ASKED = 'trefoil.major';

/** Hears what the window is asked for while it stands: from then on its address says so. Answers what ends it. */
export function onAsked(heard: () => void): () => void {
  const hear = ({ origin, data }: MessageEvent): void => {
    const address: unknown = origin === location.origin ? data?.[ASKED] : undefined;
    if (typeof address !== 'string') return;
    history.replaceState(null, '', address);
    heard();
  };
  const { dataset } = document.documentElement;
  addEventListener('message', hear);
  dataset.listens = '';
  return () => {
    removeEventListener('message', hear);
    delete dataset.listens;
  };
}

/** What the window was opened for. */
export function askedFor(): { readonly incidentId: string | null; readonly part: MajorPart | null } {
  const asked = new URLSearchParams(location.search);
  return { incidentId: asked.get('incident'), part: majorParts.find((part) => part === asked.get('at')) ?? null };
}
