import { Link, useParams } from 'wouter';
import { useRow } from '../../../client/react.tsx';
import { Agreements } from '../../../modules/service/contract.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useStaff } from '../session/staff.tsx';
import { AgreementReview } from './agreement-review.tsx';
import { type AgreementRow, hoursText, instantText, kindNames, metricNames, openHoursText } from './level-words.ts';
import './levels.css';

const MINUTE_MS = 60_000;

/** One agreement: who with, when it counts, what was promised; and whether what it stands on fits inside it. */
export function AgreementPage() {
  const { id = '' } = useParams();
  const row = useRow(Agreements, id);
  const { can } = useStaff();
  if (row === null) {
    return (
      <main className="service-page">
        <Empty title="There is no such agreement in the force's pack" />
      </main>
    );
  }
  return (
    <main className="service-page levels-page">
      <header>
        <p className="quiet">
          <Link href="/services">Services and agreements</Link> · {kindNames[row.kind]} · version {row.version}
        </p>
        <h2>{row.name}</h2>
      </header>
      <Terms row={row} />
      <Targets row={row} />
      {can('service-level.read') && <AgreementReview agreementId={row.id} />}
      {row.covers.map((cover) => (
        <CoverCheck key={cover.priority} cover={cover} />
      ))}
    </main>
  );
}

function Terms({ row }: { row: AgreementRow }) {
  const { nameOf } = useStaff();
  const closed = row.closedDates === 0 ? '' : `; closed on ${row.closedDates} dates`;
  const credit =
    row.credit === null
      ? ''
      : `£${(row.credit.pencePerHour / 100).toFixed(2)} an hour over, after ${row.credit.freeMinutes} free minutes`;
  const terms: readonly (readonly [string, string])[] = [
    ['Covers', nameOf('services', row.serviceId) || (row.kind === 'sla' ? 'Every service without one of its own' : '')],
    ['For', row.customersName ?? ''],
    ['Team', nameOf('teams', row.teamId)],
    ['Supplier', row.supplier ?? ''],
    ['Counts', `${row.calendarName}: ${openHoursText(row.hours)}${closed}`],
    ['Also promised', row.commitments.join('; ')],
    ['Does not cover', row.exclusions.join('; ')],
    ['Gives back', credit],
    ['Signed by', row.signatories.join(', ')],
    ['Review as signed', row.reviewOn ?? 'not set'],
  ];
  return (
    <dl className="levels-terms">
      {terms
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Targets({ row }: { row: AgreementRow }) {
  const priorities = [...new Set(row.targets.map(({ priority }) => priority))].toSorted();
  const metrics = (['response', 'update', 'resolution'] as const).filter((metric) =>
    row.targets.some((target) => target.metric === metric),
  );
  const minutesOf = (metric: string, priority: number): string => {
    const found = row.targets.find((target) => target.metric === metric && target.priority === priority);
    return found === undefined ? '' : hoursText(found.minutes * MINUTE_MS);
  };
  return (
    <table className="levels-table">
      <caption className="label">Targets, in the agreed hours</caption>
      <ColumnHeads titles={['Priority', ...metrics.map((metric) => `#${metricNames[metric]} within`)]} />
      <tbody>
        {priorities.map((priority) => (
          <tr key={priority}>
            <th scope="row">P{priority}</th>
            {metrics.map((metric) => (
              <td key={metric} className="figure">
                {minutesOf(metric, priority)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Cover = AgreementRow['covers'][number];

/** The links one after another, of those at once the longest, of the suppliers the worst; against nine tenths of the target. */
function CoverCheck({ cover }: { cover: Cover }) {
  const longest = (links: Cover['serial']): string | undefined =>
    links.toSorted((a, b) => b.worstMs - a.worstMs)[0]?.agreementId;
  const [parallel, contract] = [longest(cover.parallel), longest(cover.contracts)];
  const rows = [
    ...cover.serial.map((link) => ({ link, how: 'one after another', counts: true })),
    ...cover.parallel.map((link) => ({ link, how: 'at once', counts: link.agreementId === parallel })),
    ...cover.contracts.map((link) => ({ link, how: 'supplier', counts: link.agreementId === contract })),
  ];
  return (
    <section className="stack">
      <h3 className="row">
        P{cover.priority}: {hoursText(cover.chainMs)} of {hoursText(cover.allowedMs)}
        {cover.fits ? (
          <StateMark tone="ok">the chain fits</StateMark>
        ) : (
          <StateMark tone="wait">the chain does not fit</StateMark>
        )}
      </h3>
      <p className="quiet">
        What this target stands on may use up nine tenths of its {hoursText(cover.targetMs)}, at the worst time to call.
      </p>
      <table className="levels-table">
        <caption className="unseen">What P{cover.priority} stands on</caption>
        <ColumnHeads titles={['Agreement', 'How', '#Promised', '#At worst', 'Called then, due then']} />
        <tbody>
          {rows.map(({ link, how, counts }) => (
            <tr key={link.agreementId} data-counts={counts}>
              <th scope="row">
                <Link href={`/agreements/${link.agreementId}`}>{link.name}</Link>
              </th>
              <td>{counts ? how : `${how}, shorter than the other`}</td>
              <td className="figure">{hoursText(link.targetMs)}</td>
              <td className="figure">{hoursText(link.worstMs)}</td>
              <td>{link.worstMs > link.targetMs && `${instantText(link.calledAt)} → ${instantText(link.dueAt)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
