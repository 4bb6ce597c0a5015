import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { usePersistent, useRows } from '../../../client/react.tsx';
import { Told } from '../../../modules/service/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { useAct } from '../keys/use-act.tsx';
import { change } from '../session/settings.ts';
import { useStaff } from '../session/staff.tsx';
import './told-mark.css';

/** What one was told by the rules of the force; how much of it is new stands on it until it is opened. */
export function ToldMark() {
  const { session, settings } = useStaff();
  const { list } = useRows(Told, session.subject.id);
  const { toldSeen } = usePersistent(settings);
  const box = useRef<HTMLDetailsElement>(null);
  const newest = list.toSorted((a, b) => b.position - a.position);
  const unseen = newest.filter(({ position }) => position > toldSeen).length;
  const last = newest[0]?.position ?? 0;
  useAct('told', () => {
    if (box.current === null) return;
    box.current.open = !box.current.open;
    box.current.querySelector<HTMLElement>(box.current.open ? 'a, summary' : 'summary')?.focus();
  });
  const seen = (): void => {
    if (box.current?.open === true && last > toldSeen) change(settings, { toldSeen: last });
  };
  // Closed with Escape, like whatever lies on top.
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || box.current === null || !box.current.contains(document.activeElement)) return;
      box.current.open = false;
      box.current.querySelector('summary')?.focus();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, []);
  return (
    <details ref={box} className="service-person" onToggle={seen}>
      <summary>{unseen === 0 ? 'Told' : `Told: ${unseen} new`}</summary>
      <div className="told-list">
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
      </div>
    </details>
  );
}
