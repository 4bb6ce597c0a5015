import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AmendChange } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { dayAndTime, spanOf } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { BandMark } from './band-mark.tsx';
import { bandNames, type Change, some, termNames } from './words.ts';

type Judged = NonNullable<Change['judged']>;

/** The risk with each of its terms, what stands in the way, and whom it hits. */
export function JudgedPart({ change }: { change: Change }) {
  const { judged } = change;
  if (judged === null) {
    return <p className="hint">Risk, collisions and impact are worked out when the change is handed in.</p>;
  }
  return (
    <>
      <Impact impact={judged.impact} />
      {judged.collisions.length > 0 && <Collisions change={change} judged={judged} />}
      <Risk risk={judged.risk} />
    </>
  );
}

function Impact({ impact }: { impact: Judged['impact'] }) {
  const { nameOf } = useStaff();
  const { services, positions, callsigns, talkgroups, areas, together } = impact;
  const parts = [
    ['Services', services.map((id) => nameOf('services', id))],
    ['Control positions', positions],
    ['Callsigns', callsigns],
    ['Talkgroups', talkgroups],
    ['Areas', areas],
  ] as const;
  return (
    <section aria-label="Whom it hits">
      <h3>Whom it hits{together.length > 0 && `, with ${some(together)} at the same time`}</h3>
      <dl className="change-impact">
        {parts
          .filter(([, names]) => names.length > 0)
          .map(([name, names]) => (
            <div key={name}>
              <dt className="label">
                {name} ({names.length})
              </dt>
              <dd>{some(names, 6)}</dd>
            </div>
          ))}
        <div>
          <dt className="label">Usual calls in this time</dt>
          <dd>
            {impact.usualCalls}, of them {impact.usualImmediate} immediate
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Collisions({ change, judged }: { change: Change; judged: Judged }) {
  const { send, notice } = useSend();
  const { can } = useStaff();
  const now = useNow();
  const { proposal, said, implementers, window } = change;
  const move = (from: number): void => {
    if (window === null || said === null) return;
    const moved = { ...window, from, to: from + (window.to - window.from) };
    void send(AmendChange, { changeId: change.id, proposal: { ...proposal, window: moved }, said, implementers });
  };
  return (
    <section aria-label="What stands in the way">
      <h3>What stands in the way</h3>
      <ul className="change-collisions">
        {judged.collisions.map(({ kind, other, otherId, why, from, to }) => (
          <li key={`${kind} ${otherId ?? ''}`}>
            <strong>{other}</strong>: {why}{' '}
            <span className="hint">
              {to > now + 10 * 365 * 86_400_000 ? `${dayAndTime(from, now)} until it ends` : spanOf(from, to, now)}
            </span>
          </li>
        ))}
      </ul>
      {notice}
      <div className="row wrap">
        <span className="label">Free times</span>
        {judged.freeSlots.length === 0 && <span className="hint">none within the time that the force looks ahead</span>}
        {judged.freeSlots.map(({ from }) =>
          can('change.raise') ? (
            <Button key={from} onPress={() => move(from)}>
              Move to {dayAndTime(from, now)}
            </Button>
          ) : (
            <span key={from}>{dayAndTime(from, now)}</span>
          ),
        )}
      </div>
    </section>
  );
}

function Risk({ risk }: { risk: Judged['risk'] }) {
  return (
    <section aria-label="Risk">
      <h3 className="row wrap">
        Risk <BandMark band={risk.band} />
      </h3>
      <p className="quiet">
        The highest of: score {risk.score} ({bandNames[risk.scoreBand]}), rules ({bandNames[risk.ruleBand]}
        {risk.ruleReasons.length > 0 && `: ${risk.ruleReasons.join('; ')}`}), answers (
        {bandNames[risk.questionnaireBand]}
        {risk.answers.length > 0 && `: ${risk.answers.map(({ text }) => text).join('; ')}`})
      </p>
      <div className="levels-scroll">
        <table className="levels-table">
          <caption className="unseen">Each term of the score</caption>
          <ColumnHeads titles={['Term', 'Why', '#At most', '#Points']} />
          <tbody>
            {risk.terms.map(({ term, why, weight, points }) => (
              <tr key={term}>
                <th scope="row">{termNames[term]}</th>
                <td>{why}</td>
                <td className="figure">{weight}</td>
                <td className="figure">{points.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
