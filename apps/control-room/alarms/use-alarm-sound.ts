import { useEffect, useRef } from 'react';
import { useClient, useConnectionState, usePersistent, useRows } from '../../../client/react.tsx';
import { Contacts } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { windowKind } from '../shell/window-kind.ts';
import { type AlarmRow, quiet, softTone, soundOf } from './alarm-order.ts';
import { allowSound, sound } from './tones.ts';

const REPEAT_MS = 6_000;

/** Whether anything may sound here: in the main window alone, if the person wants it, and never during a call. */
export function useMaySound(): boolean {
  const { session, settings } = useDesk();
  const { sound: soundOn } = usePersistent(settings);
  const contacts = useRows(Contacts);
  const seatId = session.subject.seat?.id ?? null;
  const callOpen = contacts.list.some((row) => row.state === 'open' && row.seatId !== null && row.seatId === seatId);
  return windowKind() === 'main' && soundOn && !callOpen;
}

/** Sounds for this seat only in the main window: three windows of one desk must not sound three times. */
export function useAlarmSound(alarms: readonly AlarmRow[]): void {
  const { session, settings } = useDesk();
  const { sound: soundOn } = usePersistent(settings);
  const contacts = useRows(Contacts);
  const connection = useConnectionState();
  const { subject } = session;
  const seat = { id: subject.seat?.id ?? null, areas: subject.seat?.areas ?? [], roles: subject.roles };
  const callOpen = contacts.list.some((row) => row.state === 'open' && row.seatId !== null && row.seatId === seat.id);
  const main = windowKind() === 'main';
  const sounding = { alarms, seat, callOpen, soundOn };
  const signal = main ? soundOf(sounding) : 'none';
  const { now } = useClient();
  const tone = useRef(quiet);
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
    // During a call nothing sounds; what came meanwhile has its tone when it has ended.
    if (callOpen || !soundOn) return;
    const { rings, next } = softTone(tone.current, sounding, now());
    tone.current = next;
    if (rings && signal === 'once') sound('soft');
  });
  const alone = connection === 'alone';
  useEffect(() => {
    if (alone && main && soundOn && !callOpen) sound('trouble');
  }, [alone, main, soundOn, callOpen]);
}
