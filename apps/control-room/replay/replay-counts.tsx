import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import { type Moment, missedOf } from './recording.ts';
import { standingOf, standings } from './standing.ts';

/** How much of what there is at the time shown. */
export function ReplayCounts({ moment }: { moment: Moment }) {
  const { pack } = useDesk();
  const incidents = [...moment.incidents.values()];
  const units = [...moment.units.values()];
  const missed = incidents.flatMap(({ clocks }) => missedOf(clocks)).length;
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
        <strong>{units.length} units</strong>
        {standings.map(({ tone, word }) => {
          const count = units.filter((unit) => standingOf(unit) === word).length;
          return (
            <span key={word} className={count === 0 ? 'none' : ''}>
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
