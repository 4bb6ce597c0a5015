import type { Place } from '../../../modules/operations/contract.ts';
import { openMajor } from '../major/open-major.ts';
import { openSearch } from '../search/open-search.ts';
import type { Desk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { askPlan } from '../units/use-response-plan.ts';
import { alter, openIncident, type Work } from '../workspace/work.ts';
import { withMacro } from './macros.ts';
import type { Deed } from './reading.ts';
import { type Brought, isBrought, type Sender, sendDeed } from './sent-deeds.ts';

interface Doer extends Pick<Sender, 'send' | 'newId'> {
  readonly work: Desk['work'];
  readonly settings: Desk['settings'];
}

/** Carries out one deed of a line; true when it was done. */
export function doDeed(deed: Deed, { send, newId, work, settings }: Doer, place: Place | null): Promise<boolean> {
  if (!isBrought(deed)) return sendDeed(deed, { send, newId, planLevel }, place);
  if (deed.deed === 'macro') {
    change(settings, { macros: withMacro(settings.get().macros, deed.word, deed.line) });
  } else bring(deed, work);
  return Promise.resolve(true);
}

/** The level that stands is read now: what the line says is the level that is wanted. */
async function planLevel(incidentId: string): Promise<number | null> {
  return (await askPlan(incidentId))?.level ?? null;
}

function bring(deed: Exclude<Brought, { deed: 'macro' }>, work: Doer['work']): void {
  if (deed.deed === 'open') openIncident(work, deed.incidentId);
  else if (deed.deed === 'major') openMajor(deed.incidentId, deed.part);
  else alter(work, brought(deed, work.get()));
  if (deed.deed === 'find') openSearch();
}

function brought(deed: Exclude<Brought, { deed: 'open' | 'major' | 'macro' }>, { officer }: Work): Partial<Work> {
  switch (deed.deed) {
    case 'select':
      return { tourId: deed.tourId };
    case 'who':
      return { officer: { words: deed.words, asked: officer.asked + 1 } };
    case 'look':
      return { point: { lon: deed.lon, lat: deed.lat, label: deed.label } };
    case 'find':
      return { sought: deed.words };
  }
}
