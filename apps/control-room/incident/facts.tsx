import type { ReactNode } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { useNow } from '../../../client/react.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { AssessmentFacts } from '../assess/assessment-facts.tsx';
import { EntriesSection } from '../known/entries-section.tsx';
import { CalledOut } from '../lent/called-out.tsx';
import { LinksSection } from '../links/links-section.tsx';
import { NearbyList } from '../nearby/nearby-list.tsx';
import { useNearby } from '../nearby/use-nearby.ts';
import { WhereSection } from '../place/where-section.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { TacticalSection } from '../tactical/tactical-section.tsx';
import { TalkgroupSection } from '../talkgroups/talkgroup-section.tsx';
import { AskedFor } from './asked-for.tsx';
import { AssignedUnits } from './assigned-units.tsx';
import { Files } from './files.tsx';
import { RecordFacts } from './record-facts.tsx';
import { Section } from './section.tsx';
import { WhySection } from './why-section.tsx';

const UnmappedCodeList = lazyPart('codes of partners', () =>
  import('../lent/unmapped-codes.tsx').then((loaded) => loaded.UnmappedCodeList),
);

/** Who, what, where; markers and history round the place; units; agencies; result. */
export function Facts({ incident }: { incident: IncidentRow }) {
  const nearby = useNearby(incident.place.lon, incident.place.lat);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="facts scroll" aria-label="Facts" tabIndex={0}>
      <p className="facts-what">{incident.what ?? <span className="hint">erased, or not shown</span>}</p>
      <TacticalSection incidentId={incident.id} />
      <RecordFacts incident={incident} />
      <FactList incident={incident} />
      <WhereSection incident={incident} />
      <AssessmentFacts incident={incident} />
      <Section title="Units">
        <AssignedUnits incident={incident} />
      </Section>
      <WhySection incident={incident} />
      <TalkgroupSection incidentId={incident.id} />
      <AskedFor incidentId={incident.id} />
      <CalledOut incidentId={incident.id} />
      <UnmappedCodeList incidentId={incident.id} />
      <LinksSection incident={incident} />
      <EntriesSection incident={incident} />
      <Section title="Markers and history within 500 m">
        {incident.place.lon === null ? (
          <p className="hint">Not known until the place is verified.</p>
        ) : (
          <NearbyList rows={nearby} except={incident.id} />
        )}
      </Section>
      <Agencies incident={incident} />
      <Files incidentId={incident.id} />
    </section>
  );
}

function FactList({ incident }: { incident: IncidentRow }) {
  const { areaName } = useDesk();
  const now = useNow();
  const { place } = incident;
  const where = [areaName(place.areaId), place.ward, place.setting].filter((part) => part !== null && part !== '');
  const lines: readonly (readonly [string, ReactNode])[] = [
    ['Where', place.label],
    ['', where.join(' · ')],
    ['Code', `${incident.code} ${incident.codeName}`],
    [
      'Came by',
      `${incident.channel} at ${whenOf(incident.receivedAt, now)}${incident.callers > 1 ? ` · ${incident.callers} callers` : ''}`,
    ],
    ['Opened', whenOf(incident.openedAt, now)],
    ...(incident.result === null
      ? []
      : [['Result', `${incident.result} · closing code ${incident.closingCode ?? '–'}`] as const]),
  ];
  return (
    <dl className="fact-list">
      {lines.map(([term, value]) => (
        <div key={`${term}${String(value)}`}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Agencies({ incident }: { incident: IncidentRow }) {
  const { pack } = useDesk();
  const now = useNow();
  if (incident.agencies.length === 0) return null;
  const name = (id: string): string => pack?.agencies.find((agency) => agency.id === id)?.name ?? id;
  return (
    <Section title="Agencies">
      <ul>
        {incident.agencies.map((informed) => (
          <li key={`${informed.agency}${informed.at}`} className="row">
            <span>{name(informed.agency)}</span>
            <span className="quiet">{informed.answer}</span>
            <span className="push hint">
              {informed.reference} {whenOf(informed.at, now)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
