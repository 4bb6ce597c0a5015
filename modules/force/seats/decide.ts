import {
  type CommandOf,
  confirm,
  decided,
  type InputOf,
  type Outcome,
  type Role,
  refuse,
} from '../../../kernel/pure.ts';
import type { LeaveSeat, RelieveSeat, RenewSeat, TakeSeat } from '../contract.ts';
import type { SeatEvent } from '../events.ts';
import type { Seat } from '../pack.ts';
import type { SeatState } from './seat.ts';

/** What the rule needs besides: the seat in the pack, and the roles of the person. */
export interface TakingFacts {
  readonly seat: Seat | null;
  readonly roles: readonly Role[];
}

interface TakingStates {
  readonly others: readonly SeatState[];
  readonly seat: SeatState;
}

type Taking = Outcome<{ readonly others?: readonly (readonly SeatEvent[])[]; readonly seat?: readonly SeatEvent[] }>;

/** A person holds one seat: taking another leaves the first, in the same command. */
export function takeSeat(
  command: CommandOf<InputOf<typeof TakeSeat>>,
  states: TakingStates,
  { seat, roles }: TakingFacts,
): Taking {
  const { seatId } = command.input;
  const me = command.actor.id;
  if (seat === null) return refuse('no-such-seat', `The force pack has no seat ${seatId}.`);
  if (!seat.roles.some((role) => roles.includes(role))) {
    return refuse('role-missing', `${seat.name} carries ${seat.roles.join(', ')}; you hold none of these roles.`);
  }
  const held = states.seat;
  if (held.situation === 'held' && held.accountId === me) return decided({});
  if (held.situation === 'held' && !command.confirmed.has('seat-occupied')) {
    return confirm('seat-occupied', `${held.name} sits at ${seat.name}: you will relieve them.`);
  }
  return decided({
    others: states.others.map((other) => leaving(other, me)),
    seat: [...takenOver(held), { type: 'force.SeatTaken', data: { seatId, accountId: me } }],
  });
}

function leaving(state: SeatState, accountId: string): SeatEvent[] {
  if (state.situation === 'empty' || state.accountId !== accountId) return [];
  return [{ type: 'force.SeatLeft', data: { seatId: state.seatId, accountId, because: 'moved' } }];
}

function takenOver(state: SeatState): SeatEvent[] {
  if (state.situation === 'empty') return [];
  const { seatId, accountId } = state;
  return [{ type: 'force.SeatRelieved', data: { seatId, accountId, because: 'taken-over' }, detail: { reason: null } }];
}

type OneSeat = Outcome<{ readonly seat?: readonly SeatEvent[] }>;

export function leaveSeat(
  command: CommandOf<InputOf<typeof LeaveSeat>>,
  { seat }: { readonly seat: SeatState },
): OneSeat {
  const accountId = command.actor.id;
  if (seat.situation === 'empty' || seat.accountId !== accountId) {
    return refuse('not-yours', 'You do not sit at this seat.');
  }
  return decided({ seat: [{ type: 'force.SeatLeft', data: { seatId: seat.seatId, accountId, because: 'left' } }] });
}

export function relieveSeat(
  command: CommandOf<InputOf<typeof RelieveSeat>>,
  { seat }: { readonly seat: SeatState },
): OneSeat {
  if (seat.situation === 'empty') return refuse('nobody-there', 'Nobody sits at this seat.');
  const { seatId, accountId } = seat;
  const { reason, seen } = command.input;
  if (seen !== undefined && seen !== accountId) {
    return refuse('changed-meanwhile', `${seat.name} has taken the seat meanwhile.`, accountId);
  }
  return decided({
    seat: [{ type: 'force.SeatRelieved', data: { seatId, accountId, because: 'relieved' }, detail: { reason } }],
  });
}

/** Tells whoever sits there that the pack has changed the seat beneath them; of somebody else meanwhile there is nothing to tell. */
export function renewSeat(
  command: CommandOf<InputOf<typeof RenewSeat>>,
  { seat }: { readonly seat: SeatState },
): OneSeat {
  const { seatId, accountId } = command.input;
  if (seat.situation === 'empty' || seat.accountId !== accountId) return decided({});
  return decided({ seat: [{ type: 'force.SeatRenewed', data: { seatId, accountId } }] });
}
