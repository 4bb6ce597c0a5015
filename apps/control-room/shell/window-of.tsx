import { useEffect } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { NoticeBanner } from '../../../client/notices/notice-banner.tsx';
import { ConnectionBanner } from '../../../client/standing/connection-banner.tsx';
import { AlarmStrip } from '../alarms/alarm-strip.tsx';
import { KeysOverlay } from '../keys/keys-overlay.tsx';
import { useAct, useKeyboard } from '../keys/use-act.ts';
import { useHeldKeys } from '../keys/use-held-keys.ts';
import { MajorBanner } from '../major/major-banner.tsx';
import { useMajorKeys } from '../major/use-major-keys.ts';
import { MessageStrip } from '../messages/message-strip.tsx';
import { useFallbackKeeper } from '../print/use-fallback-keeper.ts';
import { openSearch } from '../search/open-search.ts';
import { useDesk } from '../session/desk.tsx';
import { useThemeKey } from '../session/theme.ts';
import { useClockReport } from '../watch/use-clock-report.ts';
import { answerFor } from '../workspace/open-windows.ts';
import { Header } from './header.tsx';
import { MainWindow } from './main-window.tsx';
import { PackNotice } from './pack-notice.tsx';
import { windowKind } from './window-kind.ts';
import { type FurtherWindow, windows } from './windows.tsx';

const openWindow = (kind: string) => (): void => void open(`/?window=${kind}`, `trefoil-${kind}`, 'popup');

const OfficeWindow = lazyPart(
  'the office',
  () => import('../office/office-window.tsx').then((loaded) => loaded.OfficeWindow),
  'when-shown',
);

/** `/?window=map` and `/?window=board` are for further monitors: same header, same connection, same selection. */
export function WindowOf() {
  const kind = windowKind();
  const further = windows[kind];
  const { can, session, leave } = useDesk();
  useHeldKeys();
  useKeyboard();
  useThemeKey();
  useFallbackKeeper();
  useEffect(() => (kind === 'main' ? undefined : answerFor(kind)), [kind]);
  useClockReport();
  useMajorKeys(kind !== 'major');
  useAct('history', openSearch, can('history.search'));
  useAct('backEntry', openWindow('back-entry'), can('contact.take'));
  useAct('past', openWindow('past'), can('past.read'));
  useAct('handOverSheet', openWindow('hand-over'), can('alarm.read'));
  useAct('bureau', openWindow('bureau'), can('pack.edit'));
  useAct('print', () => open('/?window=print', '_blank', 'noopener'));
  return (
    <div className="screen">
      <Header />
      <AlarmStrip />
      <MessageStrip />
      <ConnectionBanner training={session.mode === 'training'} onSignInAgain={() => void leave()} />
      {can('incident.read') && <MajorBanner />}
      <NoticeBanner />
      {further !== undefined && <Further {...further} />}
      {kind === 'main' && (can('incident.read') ? <MainWindow /> : <OfficeWindow />)}
      <PackNotice />
      <KeysOverlay />
    </div>
  );
}

function Further({ name, Part }: FurtherWindow) {
  if (name === undefined) return <Part />;
  return (
    <main className="pane only" aria-label={name}>
      <Part />
    </main>
  );
}
