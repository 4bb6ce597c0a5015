import type { ReactNode } from 'react';
import { roleNames } from '../../../client/door/role-names.ts';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { seatedRoles } from '../../../kernel/pure.ts';
import { LeaveSeat, Seats, TakeSeat } from '../../../modules/force/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useDesk } from './desk.tsx';
import { stampSession } from './session-stamp.ts';

/** Desks own, people act: whoever works from a seat takes one first. */
export function SeatGate({ children }: { children: ReactNode }) {
  const { session } = useDesk();
  const { roles, seat } = session.subject;
  const needsSeat = seat === null && roles.some((role) => seatedRoles.has(role));
  return needsSeat ? <SeatChoice /> : children;
}

function SeatChoice() {
  const { session, leave } = useDesk();
  const seats = useRows(Seats);
  const now = useNow();
  const { send, notice } = useSend();
  const mine = seats.list.filter((seat) =>
    seat.roles.some((role) => session.subject.roles.some((own) => own === role)),
  );
  const take = async (seatId: string): Promise<void> => {
    if (await send(TakeSeat, { seatId }, { confirm: 'Relieve them' })) stampSession();
  };
  return (
    <main className="sign-in">
      <header>
        <div>
          <h1>Take a seat</h1>
          <p className="quiet">
            {session.subject.name} · {session.subject.roles.map((role) => roleNames[role]).join(', ')}
          </p>
        </div>
        <ModeMark mode={session.mode} />
      </header>
      {notice}
      <ul className="accounts">
        {mine.map((seat) => (
          <li key={seat.id}>
            <button type="button" className={seat.holder === null ? '' : 'taken'} onClick={() => void take(seat.id)}>
              <strong>{seat.name}</strong>
              <span className="quiet">
                {seat.holder === null ? 'free' : `${seat.holder.name} since ${ago(now - seat.holder.since)}`}
                {seat.talkgroup !== null && ` · ${seat.talkgroup}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {mine.length === 0 && (
        <Empty title={notRead(seats.state, 'the seats') ?? 'No seat for your roles'}>
          Seats stand in the force pack. A seat that carries one of your roles appears here as soon as it is published.
        </Empty>
      )}
      <div>
        <Button onPress={() => void leave()}>Sign out</Button>
      </div>
    </main>
  );
}

/** Leaves the seat; its work passes to whoever relieves it, else to the supervisor. */
export function LeaveSeatButton() {
  const { session } = useDesk();
  const { send, notice } = useSend();
  const seat = session.subject.seat;
  if (seat === null) return null;
  const go = async (): Promise<void> => {
    if (await send(LeaveSeat, { seatId: seat.id }, { confirm: 'Leave' })) stampSession();
  };
  return (
    <>
      <Button onPress={() => void go()}>Leave the seat</Button>
      {notice}
    </>
  );
}
