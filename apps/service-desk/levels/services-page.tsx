import { useState } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { Agreements } from '../../../modules/service/contract.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { useStaff, type Words } from '../session/staff.tsx';
import { type AgreementRow, kindNames, openHoursText } from './level-words.ts';
import './levels.css';
import { Heading } from '../words/heading.tsx';

type View = 'business' | 'technical' | 'agreements';
const tabs = [
  { id: 'business', label: 'What people use' },
  { id: 'technical', label: 'What it stands on' },
  { id: 'agreements', label: 'What was agreed' },
];

/** The service catalogue in its business and its technical view, and every agreement. */
export function ServicesPage() {
  const { words } = useStaff();
  const { list, state } = useRows(Agreements);
  const [view, setView] = useState<View>('business');
  return (
    <main className="service-page levels-page">
      <Heading of="/services">Services and agreements</Heading>
      <Tabs
        name="Services"
        tabs={tabs}
        selected={view}
        panelId="services-panel"
        onSelect={(id) => setView(id === 'technical' || id === 'agreements' ? id : 'business')}
      />
      <div id="services-panel" role="tabpanel" aria-label={tabs.find(({ id }) => id === view)?.label}>
        {view === 'agreements' ? (
          <AgreementList list={list} empty={notRead(state, 'the agreements')} />
        ) : (
          <Catalogue words={words} view={view} agreements={list} />
        )}
      </div>
    </main>
  );
}

function Catalogue(props: {
  words: Words | null;
  view: 'business' | 'technical';
  agreements: readonly AgreementRow[];
}) {
  const { words, view, agreements } = props;
  const { nameOf } = useStaff();
  const shown = (words?.services ?? []).filter((one) => one.view === view);
  const standOn = (id: string): string =>
    (words?.services ?? [])
      .filter(({ on }) => on.includes(id))
      .map(({ name }) => name)
      .join(', ');
  if (shown.length === 0) return <Empty title="The force's pack names no services" />;
  const last = view === 'business' ? 'Stands on' : 'Carries';
  return (
    <table className="levels-table">
      <caption className="unseen">Services of the force</caption>
      <ColumnHeads titles={['Service', 'Owner', '#Criticality', 'Agreed', last]} />
      <tbody>
        {shown.map(({ id, name, owner, criticality, on }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{owner}</td>
            <td className="figure">{criticality}</td>
            <td>
              <Covering agreements={agreements} serviceId={id} />
            </td>
            <td>{view === 'business' ? on.map((one) => nameOf('services', one)).join(', ') : standOn(id)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A service's own SLAs and contracts; without an SLA of its own the general ones cover it. */
function Covering({ agreements, serviceId }: { agreements: readonly AgreementRow[]; serviceId: string }) {
  const own = agreements.filter((one) => one.serviceId === serviceId);
  const general = agreements.filter(
    ({ kind, serviceId: of, customers }) => kind === 'sla' && of === null && customers === null,
  );
  const shown = own.some(({ kind }) => kind === 'sla') ? own : [...own, ...general];
  return (
    <ul>
      {shown.map(({ id, name }) => (
        <li key={id}>
          <Link href={`/agreements/${id}`}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}

const kinds = ['sla', 'ola', 'uc'] as const;

function AgreementList({ list, empty }: { list: readonly AgreementRow[]; empty: string | null }) {
  const { nameOf } = useStaff();
  if (list.length === 0) return <Empty title={empty ?? 'Nothing was agreed yet'} />;
  const party = ({ kind, teamId, supplier, serviceId }: AgreementRow): string =>
    kind === 'uc'
      ? (supplier ?? '')
      : kind === 'ola'
        ? nameOf('teams', teamId)
        : nameOf('services', serviceId) || 'All services';
  return (
    <>
      {kinds.map((kind) => (
        <section key={kind} className="stack">
          <h3>{kindNames[kind]}s</h3>
          <table className="levels-table">
            <caption className="unseen">{kindNames[kind]}s</caption>
            <ColumnHeads
              titles={[
                'Agreement',
                kind === 'uc' ? 'Supplier' : kind === 'ola' ? 'Team' : 'Service',
                'Hours',
                'Review',
                'Chain',
              ]}
            />
            <tbody>
              {list
                .filter((one) => one.kind === kind)
                .map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link href={`/agreements/${one.id}`}>{one.name}</Link>{' '}
                      <span className="hint">version {one.version}</span>
                    </th>
                    <td>{party(one)}</td>
                    <td title={openHoursText(one.hours)}>{one.calendarName}</td>
                    <td className="tabular">{one.reviewOn ?? ''}</td>
                    <td>{one.covers.length > 0 && <ChainMark covers={one.covers} />}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function ChainMark({ covers }: { covers: AgreementRow['covers'] }) {
  const wrong = covers.filter(({ fits }) => !fits);
  if (wrong.length === 0) return <StateMark tone="ok">fits</StateMark>;
  return <StateMark tone="wait">does not fit at P{wrong.map(({ priority }) => priority).join(', P')}</StateMark>;
}
