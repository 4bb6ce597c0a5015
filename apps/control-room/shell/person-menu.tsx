import { type ReactNode, useId, useState } from 'react';
import { usePersistent } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { openPaperPack } from '../print/open-paper-pack.ts';
import { useDesk } from '../session/desk.tsx';
import { LeaveSeatButton } from '../session/seat-gate.tsx';
import { change } from '../session/settings.ts';
import { LayoutsPart } from '../workspace/layouts-part.tsx';
import { useLayouts } from '../workspace/use-layouts.ts';
import { PackLine } from './pack-notice.tsx';

/** What concerns the person, not the work: seat, look, keys, windows, leaving. */
export function PersonMenu({ areas, children }: { areas: string; children: ReactNode }) {
  const [shown, setShown] = useState(false);
  const layouts = useLayouts();
  // Without one, or where the browser keeps windows back, the menu says so.
  useAct('layout', () => void layouts.open(layouts.all[0]).then((done) => done || setShown(true)));
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears when the focus leaves what is inside, and Escape there.
    <div
      className="person-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setShown(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setShown(false);
      }}
    >
      <button
        type="button"
        className="identity"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        <Icon name="person" />
        {children}
      </button>
      {shown && (
        <div id={id} className="person-sheet">
          <p className="quiet">{areas}</p>
          <PersonSheet layouts={layouts} />
        </div>
      )}
    </div>
  );
}

function PersonSheet({ layouts }: { readonly layouts: ReturnType<typeof useLayouts> }) {
  const { session, settings, leave, can } = useDesk();
  const { singleKeys, sound } = usePersistent(settings);
  const window = (kind: string) => (): void => void open(`/?window=${kind}`, `trefoil-${kind}`, 'popup');
  return (
    <>
      <ActButton act="theme" icon="theme">
        Light or dark
      </ActButton>
      <ActButton act="lock" icon="lock">
        Lock the desk
      </ActButton>
      <ActButton act="help" icon="help">
        All keys
      </ActButton>
      <label className="row">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => change(settings, { singleKeys: event.target.checked })}
        />
        Single-letter keys
      </label>
      <label className="row">
        <input
          type="checkbox"
          checked={sound}
          onChange={(event) => change(settings, { sound: event.target.checked })}
        />
        Tone for class A alarms at this desk
      </label>
      <Button onPress={window('map')}>Map in its own window</Button>
      <Button onPress={window('board')}>Units in their own window</Button>
      <LayoutsPart layouts={layouts} />
      {can('history.search') && (
        <ActButton act="history" icon="search">
          Search all history
        </ActButton>
      )}
      {can('incident.review') && <Button onPress={window('wall')}>Live wall in its own window</Button>}
      {can('quality.own') && <Button onPress={window('own-work')}>What was said of my work</Button>}
      {session.mode === 'training' && (
        <Button onPress={() => void open('/exercise', 'trefoil-exercise', 'popup')}>Replay of the exercise</Button>
      )}
      {can('past.read') && <ActButton act="past">The past, on the same screens</ActButton>}
      <ActButton act="print" icon="print">
        Printable fallback
      </ActButton>
      <Button onPress={openPaperPack}>Blank sheets of paper to print</Button>
      {can('contact.take') && <ActButton act="backEntry">Enter what was written on paper</ActButton>}
      {can('alarm.read') && <ActButton act="handOverSheet">Hand-over sheet</ActButton>}
      <PackLine />
      <LeaveSeatButton />
      <Button onPress={() => void leave()}>Sign out</Button>
    </>
  );
}
