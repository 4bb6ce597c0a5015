import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AnswerAsk, Asks } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import { Section } from './section.tsx';

type Asked = RowOf<typeof Asks>;

/** What is asked for beside units: how it stands, how long it waits, and the answers. */
export function AskedFor({ incidentId }: { incidentId: string }) {
  const { list } = useRows(Asks, incidentId);
  if (list.length === 0) return null;
  const ordered = list.toSorted(
    (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || a.askedAt - b.askedAt,
  );
  return (
    <Section title="Asked for">
      <ul className="assigned">
        {ordered.map((ask) => (
          <li key={ask.id}>
            <AskRow ask={ask} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const answers = [
  ['met', 'Met'],
  ['declined', 'Declined'],
  ['cancelled', 'Not needed'],
] as const;

function AskRow({ ask }: { ask: Asked }) {
  const now = useNow();
  const { can } = useDesk();
  const { send, notice } = useSend();
  const { incidentId, askId, name, count, by, note, state } = ask;
  const what = `${count === 1 ? '' : `${count} × `}${name}`;
  return (
    <>
      <div className="row wrap">
        <StateMark tone={toneOf(ask, now)}>
          <strong>{what}</strong>
        </StateMark>
        <span className="quiet">
          {[ask.urgent && 'urgent', standing(ask, now), by ?? ask.askedBy].filter(Boolean).join(' · ')}
        </span>
        {state === 'open' && can('resource.answer') && (
          <span className="push row">
            {answers.map(([answer, words]) => (
              <Button key={answer} onPress={() => void send(AnswerAsk, { incidentId, askId, answer })}>
                {words}
              </Button>
            ))}
          </span>
        )}
      </div>
      {note !== null && note !== '' && <p className="quiet">{note}</p>}
      {notice}
    </>
  );
}

function toneOf({ state, dueAt }: Asked, now: number): Tone {
  if (state !== 'open') return state === 'met' ? 'ok' : 'mute';
  return dueAt < now ? 'alarm' : 'wait';
}

function standing({ state, askedAt, dueAt, answeredAt, callsigns }: Asked, now: number): string {
  if (state === 'open') return dueAt < now ? `late, asked ${ago(now - askedAt)} ago` : `waits ${ago(now - askedAt)}`;
  const sent = callsigns.length === 0 ? '' : ` by ${callsigns.join(', ')}`;
  return `${state}${sent}${answeredAt === null ? '' : ` ${whenOf(answeredAt, now)}`}`;
}
