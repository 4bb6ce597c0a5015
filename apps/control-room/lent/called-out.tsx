import { useNow, useRows } from '../../../client/react.tsx';
import { CallOuts } from '../../../modules/operations/contract.ts';
import { minutesLeft, shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { Section } from '../incident/section.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useDesk } from '../session/desk.tsx';
import type { CallOutRow } from './call-out-acts.ts';

/** Partners that were called out: how, what they answered, when they will be there. */
export function CalledOut({ incidentId }: { incidentId: string }) {
  const { list } = useRows(CallOuts, incidentId);
  const { can } = useDesk();
  if (list.length === 0) return null;
  return (
    <Section title="Partners called out">
      <ul className="assigned">
        {list
          .toSorted((a, b) => b.calledAt - a.calledAt)
          .map((row) => (
            <li key={row.id}>
              <Line row={row} />
            </li>
          ))}
      </ul>
      {can('partner.call-out') && <ActButton act="callOut">Record an answer</ActButton>}
    </Section>
  );
}

function Line({ row }: { row: CallOutRow }) {
  const now = useNow();
  const { resource, how, vehicle, reason, reference, words } = row;
  const said = [vehicle, reason, reference && `reference ${reference}`, words].filter(Boolean);
  return (
    <>
      <div className="row wrap">
        <StateMark tone={toneOf(row, now)}>
          <strong>{resource.name}</strong>
        </StateMark>
        <span className="quiet">{standing(row, now)}</span>
      </div>
      <p className="quiet">{how}</p>
      {said.length > 0 && <p className="quiet">{said.join(' · ')}</p>}
    </>
  );
}

const tones: Readonly<Record<CallOutRow['state'], Tone>> = {
  ...{ asked: 'wait', accepted: 'go', arrived: 'scene', declined: 'warn', 'stood-down': 'mute' },
};

function toneOf({ state, dueAt }: CallOutRow, now: number): Tone {
  return dueAt !== null && dueAt < now ? 'alarm' : tones[state];
}

function standing({ state, dueAt, calledAt, etaAt, answeredAt }: CallOutRow, now: number): string {
  if (state === 'asked') {
    const left = (dueAt ?? calledAt) - now;
    return left < 0 ? `no answer for ${minutesLeft(now - calledAt)}` : `answer due in ${minutesLeft(left)}`;
  }
  if (state !== 'accepted') return `${state.replace('-', ' ')} ${whenOf(answeredAt ?? calledAt, now)}`;
  if (etaAt === null) return 'accepted, time not said';
  return etaAt < now ? `was to be there at ${shortTimeOf(etaAt)}` : `there at ${shortTimeOf(etaAt)}`;
}
