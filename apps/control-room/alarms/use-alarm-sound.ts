import { useEffect } from 'react';
import { useConnection, usePersistent, useRows } from '../../../client/react.tsx';
import { Contacts } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { windowKind } from '../shell/window-kind.ts';
import { type AlarmRow, concernsSeat, soundOf } from './alarm-order.ts';
import { allowSound, sound } from './tones.ts';

const REPEAT_MS = 6_000;

/** Sounds for this seat only in the main window: three windows of one desk must not sound three times. */
export function useAlarmSound(alarms: readonly AlarmRow[]): void {
  const { session, settings } = useDesk();
  const { sound: soundOn } = usePersistent(settings);
  const contacts = useRows(Contacts);
  const connection = useConnection();
  const { subject } = session;
  const seat = { id: subject.seat?.id ?? null, areas: subject.seat?.areas ?? [], roles: subject.roles };
  const callOpen = contacts.list.some((row) => row.state === 'open' && row.seatId !== null && row.seatId === seat.id);
  const main = windowKind() === 'main';
  const signal = main ? soundOf({ alarms, seat, callOpen, soundOn }) : 'none';
  const newestSoft = alarms.findLast((alarm) => alarm.seenBy === null && concernsSeat(alarm, seat))?.id ?? '';
  useEffect(() => {
    addEventListener('keydown', allowSound, { once: true });
    addEventListener('pointerdown', allowSound, { once: true });
  }, []);
  useEffect(() => {
    if (signal !== 'repeated') return;
    sound('alarm');
    const timer = setInterval(() => sound('alarm'), REPEAT_MS);
    return () => clearInterval(timer);
  }, [signal]);
  useEffect(() => {
    if (signal === 'once' && newestSoft !== '') sound('soft');
  }, [signal, newestSoft]);
  const alone = connection.state === 'alone';
  useEffect(() => {
    if (alone && main && soundOn && !callOpen) sound('trouble');
  }, [alone, main, soundOn, callOpen]);
}
