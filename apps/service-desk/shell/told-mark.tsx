import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { usePersistent, useRows } from '../../../client/react.tsx';
import { Told } from '../../../modules/service/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { useAct } from '../keys/use-act.tsx';
import { change } from '../session/settings.ts';
import { useStaff } from '../session/staff.tsx';
import { Menu } from './menu.tsx';
import './told-mark.css';

/** What one was told by the rules of the force; how much of it is new stands on it until it is opened. */
export function ToldMark() {
  const { session, settings } = useStaff();
  const { list } = useRows(Told, session.subject.id);
  const { toldSeen } = usePersistent(settings);
  const box = useRef<HTMLSpanElement>(null);
  const newest = list.toSorted((a, b) => b.position - a.position);
  const unseen = newest.filter(({ position }) => position > toldSeen).length;
  const last = newest[0]?.position ?? 0;
  useAct('told', () => {
    const menu = box.current?.querySelector('details');
    if (menu == null) return;
    menu.open = !menu.open;
    menu.querySelector<HTMLElement>(menu.open ? 'a, summary' : 'summary')?.focus();
  });
  useEffect(() => {
    const element = box.current;
    const seen = (): void => {
      if (element?.querySelector('details')?.open === true && last > toldSeen) change(settings, { toldSeen: last });
    };
    // It does not bubble: heard on its way down.
    element?.addEventListener('toggle', seen, true);
    return () => element?.removeEventListener('toggle', seen, true);
  }, [last, toldSeen, settings]);
  return (
    <span ref={box} className="told">
      <Menu summary={unseen === 0 ? 'Told' : <strong>Told: {unseen}</strong>} tip="What you were told">
        <ul className="record-list" aria-label="What you were told">
          {newest.length === 0 && <li className="quiet">Nothing yet</li>}
          {newest.map((one) => (
            <li key={one.id}>
              <Link href={`/it-incidents/${one.serviceIncidentId}`}>{one.number}</Link> {one.why}:{' '}
              {one.summary ?? 'erased'}{' '}
              <span className="hint">
                P{one.priority}, {shortTimeOf(one.at)}
              </span>
            </li>
          ))}
        </ul>
      </Menu>
    </span>
  );
}
