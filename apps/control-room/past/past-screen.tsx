import { useCallback, useEffect, useMemo, useState } from 'react';
import { ClientProvider } from '../../../client/react.tsx';
import { CommandLine } from '../command/command-line.tsx';
import { KeysOverlay } from '../keys/keys-overlay.tsx';
import { useKeyboard } from '../keys/use-act.ts';
import { DeskProvider, useDesk } from '../session/desk.tsx';
import { useThemeKey } from '../session/theme.ts';
import { MainWindow } from '../shell/main-window.tsx';
import { freshWork } from '../workspace/work.ts';
import './past.css';
import { keepLook, lookOfAddress } from './past-address.ts';
import { PastBand } from './past-band.tsx';
import { unkeptOf } from './past-client.ts';
import { PastDoor } from './past-door.tsx';
import type { Look } from './past-line.ts';
import { type Moment, type Past, usePast } from './use-past.ts';
import { WhoOpened } from './who-opened.tsx';

/** `/?window=past&at=…`: the screens of the control room as they stood at any second. Nothing can be done here. */
export function PastScreen() {
  const [look, setLook] = useState(lookOfAddress);
  useKeyboard();
  useThemeKey();
  useEffect(() => {
    document.title = 'THE PAST – Trefoil';
  }, []);
  const begin = (next: Look): void => {
    keepLook(next);
    setLook(next);
  };
  return (
    <div className="screen past">
      {look === null ? <PastDoor onLook={begin} /> : <Looking begun={look} />}
      <KeysOverlay />
    </div>
  );
}

function Looking({ begun }: { readonly begun: Look }) {
  const past = usePast(begun, keepLook);
  const { can } = useDesk();
  const [opened, setOpened] = useState(false);
  const { moment } = past;
  return (
    <>
      <PastBand
        past={past}
        seat={begun.seat}
        who={can('access-log.read') ? { shown: opened, toggle: () => setOpened(!opened) } : null}
      />
      {opened && moment !== null && <WhoOpened at={moment.at} purpose={begun.purpose} />}
      {moment === null ? <main className="past-empty">{past.said}</main> : <DeskThen past={past} moment={moment} />}
    </>
  );
}

/** The very screens, with the rows, the time and the person of that moment. */
function DeskThen({ past, moment }: { readonly past: Past; readonly moment: Moment }) {
  const { session, settings } = useDesk();
  const work = useMemo(() => unkeptOf(freshWork), []);
  const who = JSON.stringify([moment.subject, moment.permissions]);
  const refresh = useCallback(async () => undefined, []);
  const base = useMemo(() => {
    const [subject, permissions] = JSON.parse(who) as [Moment['subject'], Moment['permissions']];
    const then = { ...session, subject, permissions, mode: 'past', lockedAt: null };
    return { session: then, settings, work, refresh, leave: refresh };
  }, [session, settings, work, refresh, who]);
  return (
    <ClientProvider client={past.client}>
      <DeskProvider base={base}>
        <div className="past-line">
          <CommandLine />
        </div>
        <MainWindow />
      </DeskProvider>
    </ClientProvider>
  );
}
