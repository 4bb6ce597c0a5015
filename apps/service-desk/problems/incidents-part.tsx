import { useEffect } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import { ProblemCost, ProblemIncidents, UnlinkFromProblem } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { Problem } from './problem-words.ts';

/** What it has cost, and the IT incidents that it has caused. */
export function IncidentsPart({ problem }: { problem: Problem }) {
  const { list } = useRows(ProblemIncidents, problem.id);
  const { send, notice } = useSend();
  return (
    <>
      <Cost id={problem.id} changedAt={problem.changedAt} />
      <section aria-label="IT incidents that it caused" className="stack">
        <h3 className="label">IT incidents that it caused</h3>
        {notice}
        {list.length === 0 && <p className="quiet">None is linked</p>}
        <ul className="record-list">
          {list.map(({ id, number, summary, situation }) => (
            <li key={id} className="problem-caused">
              <span>
                <Link href={`/it-incidents/${id}`}>{number}</Link> {summary ?? 'erased'}{' '}
                <span className="hint">{situation}</span>
              </span>
              <Button
                label={`Take back: ${number} was not caused by it`}
                onPress={() => void send(UnlinkFromProblem, { problemId: problem.id, serviceIncidentId: id })}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Counted until now: asked again when the problem changes; what was read stays until the answer. */
function Cost({ id, changedAt }: { id: string; changedAt: number }) {
  const { rows, again } = useView(ProblemCost, `&of=${id}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the problem asks again.
  useEffect(again, [again, changedAt]);
  const [cost] = rows;
  if (cost === undefined) return null;
  return (
    <section aria-label="What it has cost" className="stack">
      <h3 className="label">What it has cost so far</h3>
      <dl className="problem-cost">
        <div>
          <dt>IT incidents</dt>
          <dd>
            {cost.incidents}
            {cost.open > 0 && <span className="hint"> ({cost.open} open)</span>}
          </dd>
        </div>
        <div>
          <dt>People affected</dt>
          <dd>{cost.people}</dd>
        </div>
        <div>
          <dt>Minutes lost</dt>
          <dd>{cost.minutesLost.toLocaleString('en-GB')}</dd>
        </div>
      </dl>
      <p className="hint">Of each of them, from the report until it was resolved.</p>
    </section>
  );
}
