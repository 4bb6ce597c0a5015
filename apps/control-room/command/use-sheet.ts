import { type Hit, placeOf, saidOf } from '../../../client/places.ts';
import { usePlaces } from '../place/use-places.ts';
import type { SheetRow } from './command-sheet.tsx';
import type { Deed, Reading } from './reading.ts';
import { useRecalled } from './use-recalled.ts';
import { useTravel } from './use-travel.ts';

export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly hint: string;
}

/** What stands under the box: the sentence of what will be done, or the choices. */
export function useSheet(reading: Reading): Sheet {
  const travel = useTravel(reading.kind === 'ready' ? reading.about : null);
  const words = reading.kind === 'place' || reading.kind === 'search' ? reading.words : '';
  const recalled = useRecalled(words);
  const hits = usePlaces(words);
  switch (reading.kind) {
    case 'empty':
      return { rows: [], hint: 'Type a verb, a number, a callsign or a place. ? lists every form.' };
    case 'ready':
      return { rows: [], hint: `${reading.sentence}${travel}` };
    case 'place':
      return { rows: hits.map((hit) => placeRow(hit, reading.deed)), hint: reading.sentence };
    case 'needs':
      return { rows: reading.choices.map(choiceRow), hint: reading.hint };
    case 'search': {
      const places = hits.map((hit) => placeRow(hit, { deed: 'look', lon: hit.lon, lat: hit.lat, label: saidOf(hit) }));
      const rows = [...reading.choices.map(choiceRow), ...recalled, ...places];
      return { rows, hint: rows.length === 0 ? `nothing found for “${reading.words}”` : '' };
    }
  }
}

function choiceRow(choice: { key: string; line: string; label: string; detail: string }): SheetRow {
  return { ...choice, deeds: [], place: null };
}

function placeRow(hit: Hit, deed: Deed): SheetRow {
  const where = deed.deed === 'look' ? `show on the map · ${hit.kind}` : hit.kind;
  return { key: hit.id, label: saidOf(hit), detail: where, line: null, deeds: [deed], place: placeOf(hit) };
}
