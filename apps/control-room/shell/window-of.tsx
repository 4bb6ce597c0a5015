import { lazyPart } from '../../../client/lazy-part.tsx';
import { NoticeBanner } from '../../../client/notices/notice-banner.tsx';
import { ConnectionBanner } from '../../../client/standing/connection-banner.tsx';
import { AlarmStrip } from '../alarms/alarm-strip.tsx';
import { KeysOverlay } from '../keys/keys-overlay.tsx';
import { useAct, useKeyboard } from '../keys/use-act.ts';
import { useHeldKeys } from '../keys/use-held-keys.ts';
import { useFallbackKeeper } from '../print/use-fallback-keeper.ts';
import { openSearch } from '../search/open-search.ts';
import { useDesk } from '../session/desk.tsx';
import { useThemeKey } from '../session/theme.ts';
import { Board } from '../units/board.tsx';
import { useClockReport } from '../watch/use-clock-report.ts';
import { Header } from './header.tsx';
import { MainWindow } from './main-window.tsx';
import { windowKind } from './window-kind.ts';

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
const OfficeWindow = lazyPart(
  'the office',
  () => import('../office/office-window.tsx').then((loaded) => loaded.OfficeWindow),
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

/** `/?window=map` and `/?window=board` are for further monitors: same header, same connection, same selection. */
export function WindowOf() {
  const kind = windowKind();
  const { can, session, leave } = useDesk();
  useHeldKeys();
  useKeyboard();
  useThemeKey();
  useFallbackKeeper();
  useClockReport();
  useAct('history', openSearch, can('history.search'));
  useAct('print', () => open('/?window=print', '_blank', 'noopener'));
  return (
    <div className="screen">
      <Header />
      <AlarmStrip />
      <ConnectionBanner training={session.mode === 'training'} onSignInAgain={() => void leave()} />
      <NoticeBanner />
      {kind === 'map' && (
        <main className="pane only" aria-label="Map">
          <MapPane />
        </main>
      )}
      {kind === 'board' && (
        <main className="pane only" aria-label="Units">
          <Board />
        </main>
      )}
      {kind === 'wall' && (
        <main className="pane only" aria-label="Wall">
          <WallWindow />
        </main>
      )}
      {kind === 'own-work' && (
        <main className="pane only" aria-label="My work">
          <OwnWork />
        </main>
      )}
      {kind === 'search' && <SearchWindow />}
      {kind === 'record' && <RecordSheet />}
      {kind === 'main' && (can('incident.read') ? <MainWindow /> : <OfficeWindow />)}
      <KeysOverlay />
    </div>
  );
}
