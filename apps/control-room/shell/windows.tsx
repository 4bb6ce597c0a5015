import type { ComponentType } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { Board } from '../units/board.tsx';
import type { WindowKind } from './window-kind.ts';

const MapPane = lazyPart('the map', () => import('../map/map-pane.tsx').then((loaded) => loaded.MapPane), 'when-shown');
const WallWindow = lazyPart(
  'the wall',
  () => import('../supervise/wall-window.tsx').then((loaded) => loaded.WallWindow),
  'when-shown',
);
const SearchWindow = lazyPart(
  'the search',
  () => import('../search/search-window.tsx').then((loaded) => loaded.SearchWindow),
  'when-shown',
);
const RecordSheet = lazyPart(
  'the record',
  () => import('../print/record-sheet.tsx').then((loaded) => loaded.RecordSheet),
  'when-shown',
);
const OwnWork = lazyPart(
  'what was said',
  () => import('../supervise/own-work.tsx').then((loaded) => loaded.OwnWork),
  'when-shown',
);

const ShiftSheet = lazyPart(
  'the shift',
  () => import('../people/shift-sheet.tsx').then((loaded) => loaded.ShiftSheet),
  'when-shown',
);

const MajorWindow = lazyPart(
  'the major incident',
  () => import('../major/major-window.tsx').then((loaded) => loaded.MajorWindow),
  'when-shown',
);

const BackEntryWindow = lazyPart(
  'the sheets of paper',
  () => import('../back-entry/back-entry-window.tsx').then((loaded) => loaded.BackEntryWindow),
  'when-shown',
);
const HandOverSheet = lazyPart(
  'the hand-over',
  () => import('../hand-over/hand-over-sheet.tsx').then((loaded) => loaded.HandOverSheet),
  'when-shown',
);

const BureauWindow = lazyPart(
  'the bureau',
  () => import('../bureau/bureau-window.tsx').then((loaded) => loaded.BureauWindow),
  'when-shown',
);

/** What fills a further window; `name`: of its main part, for those that name their parts themselves it is left out. */
export interface FurtherWindow {
  readonly name?: string;
  readonly Part: ComponentType;
}

/** The further windows of a desk, for other monitors. */
export const windows: Readonly<Partial<Record<WindowKind, FurtherWindow>>> = {
  map: { name: 'Map', Part: MapPane },
  board: { name: 'Units', Part: Board },
  wall: { name: 'Wall', Part: WallWindow },
  'own-work': { name: 'My work', Part: OwnWork },
  search: { Part: SearchWindow },
  'back-entry': { Part: BackEntryWindow },
  'hand-over': { Part: HandOverSheet },
  major: { Part: MajorWindow },
  record: { Part: RecordSheet },
  shift: { Part: ShiftSheet },
  bureau: { Part: BureauWindow },
};
