import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type { Change, ChangeState } from '../change.ts';
import type { ChangeEvent } from '../events.ts';
import type { Cab, CabState } from './cab.ts';
import type * as commands from './commands.ts';
import type { CabEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ cab: readonly CabEvent[] }>;
type States = { readonly cab: CabState };

export type CallFacts = Omit<Extract<CabEvent, { type: 'service.CabCalled' }>['data'], 'name' | 'at'>;

export function callCab({ input }: Command<typeof commands.CallCab>, { cab }: States, facts: CallFacts): Decision {
  if (cab.situation !== 'none') return refuse('cab-exists', 'A meeting with this id exists already.');
  const { name, at } = input;
  return decided({ cab: [{ type: 'service.CabCalled', data: { ...facts, name, at } }] });
}

export function setCabAgenda({ input }: Command<typeof commands.SetCabAgenda>, { cab }: States): Decision {
  return whenCalled(cab, () => one({ type: 'service.CabAgendaSet', data: { agenda: [...new Set(input.agenda)] } }));
}

export function minuteCab({ input }: Command<typeof commands.MinuteCab>, { cab }: States): Decision {
  if (cab.situation === 'none') return noSuch();
  const { changeId, text } = input;
  return one({ type: 'service.CabMinuted', data: { changeId }, detail: { text } });
}

export function holdCab({ input: _, confirmed }: Command<typeof commands.HoldCab>, { cab }: States): Decision {
  return whenCalled(cab, ({ attendance, quorum }) => {
    const present = attendance.length;
    const quorate = present >= quorum;
    if (!quorate && !confirmed.has('no-quorum')) {
      return confirm('no-quorum', `${present} of at least ${quorum} members were there: what they said binds nobody.`);
    }
    return one({ type: 'service.CabHeld', data: { present, quorate } });
  });
}

type Attending = Outcome<{ cab: readonly CabEvent[]; changes: readonly (readonly ChangeEvent[])[] }>;

/** A delegate answers for the role on each change that still waits for it, but for what is their own. */
export function attendCab(
  { input }: Command<typeof commands.AttendCab>,
  { cab, changes }: States & { readonly changes: readonly ChangeState[] },
): Attending {
  if (cab.situation === 'none') return noSuch();
  if (cab.situation === 'held') return refuse('held-already', 'It was held already.');
  const { role, personId, person, asDelegate } = input;
  if (!cab.cab.members.includes(role)) return refuse('no-such-member', `The CAB has no member ${role}.`);
  const attended: CabEvent = {
    type: 'service.CabAttended',
    data: { role, personId, asDelegate },
    detail: { person },
  };
  const delegated = (state: ChangeState): readonly ChangeEvent[] =>
    asDelegate && state.situation !== 'none' ? delegations(state.change, { role, personId, person }) : [];
  return decided({ cab: [attended], changes: changes.map(delegated) });
}

function delegations(
  { approval, authorisedAt }: Change,
  { role, personId, person }: { readonly role: string; readonly personId: string; readonly person: string },
): readonly ChangeEvent[] {
  if (approval === null || authorisedAt !== null || approval.barredIds.includes(personId)) return [];
  return approval.groups.flatMap(({ id: groupId, asked }) =>
    asked
      .filter((member) => member.role === role)
      .map(({ key: askedKey }): ChangeEvent => {
        const data = { round: approval.round, groupId, askedKey, delegateId: personId };
        return { type: 'service.ApprovalDelegated', data, detail: { delegate: person } };
      }),
  );
}

function one(event: CabEvent): Decision {
  return decided({ cab: [event] });
}

function noSuch(): Outcome<never> {
  return refuse('no-such-cab', 'There is no meeting with this id.');
}

function whenCalled(state: CabState, then: (cab: Cab) => Decision): Decision {
  if (state.situation === 'none') return noSuch();
  return state.situation === 'held' ? refuse('held-already', 'It was held already.') : then(state.cab);
}
