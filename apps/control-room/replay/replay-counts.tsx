import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import { isFree, toneOf } from '../units/unit-tone.ts';
import { type Moment, missedOf } from './recording.ts';

const states: readonly { readonly tone: Tone; readonly word: string }[] = [
  { tone: 'ok', word: 'assigned' },
  { tone: 'go', word: 'en route' },
  { tone: 'scene', word: 'at scene' },
  { tone: 'wait', word: 'on break or deployable' },
  { tone: 'mute', word: 'unavailable' },
  { tone: 'alarm', word: 'emergency' },
];

/** How much of what there is at the time shown. */
export function ReplayCounts({ moment }: { moment: Moment }) {
  const { pack } = useDesk();
  const incidents = [...moment.incidents.values()];
  const units = [...moment.units.values()];
  const missed = incidents.flatMap(({ clocks }) => missedOf(clocks)).length;
  const free = units.filter(isFree).length;
  return (
    <section className="replay-counts" aria-label="Counts">
      <span className="count-group">
        <strong>{incidents.length} open</strong>
        {pack?.grades.map(({ id, name, weight }) => (
          <span key={id} className="row">
            <GradeMark grade={id} name={name} weight={weight} />
            <span className="tabular">{incidents.filter(({ grade }) => grade === id).length}</span>
          </span>
        ))}
      </span>
      <span className="count-group">
        <StateMark tone="ok">
          <strong>
            {free} free of {units.length}
          </strong>
        </StateMark>
        {states.map(({ tone, word }) => {
          const count = units.filter((unit) => !isFree(unit) && toneOf(unit) === tone).length;
          return (
            <span key={tone} className={count === 0 ? 'none' : ''}>
              <StateMark tone={tone}>
                {count} {word}
              </StateMark>
            </span>
          );
        })}
      </span>
      <span className="count-group" data-late={missed > 0}>
        <strong>{missed} targets missed</strong>
        <span className="quiet">{moment.missedSoFar} so far</span>
      </span>
      <span className="count-group quiet">
        {moment.calls.ringing} ringing · {moment.calls.taken} being taken
      </span>
    </section>
  );
}
