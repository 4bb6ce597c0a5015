import { useMemo, useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { Seats } from '../../../modules/force/contract.ts';
import { Exposure } from '../../../modules/insight/contract.ts';
import { Alarms, Contacts, OpenIncidents } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import { loadOf } from './load.ts';
import { durationOf } from './measure-words.ts';
import { RelieveForm } from './relieve-form.tsx';
import { useReadiness } from './use-readiness.ts';

/** What lies on each desk now, and what each person has had to do with lately. */
export function LoadPane() {
  const { can } = useDesk();
  return (
    <>
      <SeatLoads />
      {can(Exposure.permission) && <Exposures />}
    </>
  );
}

function SeatLoads() {
  const now = useNow();
  const { can } = useDesk();
  const [asked, setAsked] = useState<string | null>(null);
  const [seats, incidents, contacts, alarms] = [
    useRows(Seats),
    useRows(OpenIncidents),
    useRows(Contacts),
    useRows(Alarms),
  ];
  const state = useReadiness(seats.state);
  const loads = useMemo(
    () => loadOf({ seats: seats.list, incidents: incidents.list, contacts: contacts.list, alarms: alarms.list }),
    [seats, incidents, contacts, alarms],
  );
  const relieving = seats.list.find(({ id }) => id === asked);
  return (
    <>
      {relieving !== undefined && relieving.holder !== null && (
        <RelieveForm
          key={relieving.id}
          seat={{ ...relieving, holder: relieving.holder }}
          mayEnd={can('session.end')}
          // An answer that comes when the next is asked closes that one's form no more.
          onClose={() => setAsked((held) => (held === relieving.id ? null : held))}
        />
      )}
      <table className="figures-table">
        <caption>{notRead(state, 'the desks') ?? 'Desks now'}</caption>
        <ColumnHeads
          titles={[
            ...['Desk', 'Who', '#At it for', '#Call open', '#Incidents', '#Targets broken', '#Alarms not seen'],
            ...(can('seat.relieve') ? ['Relieve'] : []),
          ]}
        />
        <tbody>
          {loads.map(({ seat, callSince, incidents: owned, breaching, unseen }) => (
            <tr key={seat.id}>
              <th scope="row">{seat.name}</th>
              <td>{seat.holder?.name ?? 'nobody'}</td>
              <td className="figure">{seat.holder === null ? '–' : ago(now - seat.holder.since)}</td>
              <td className="figure">{callSince === null ? '–' : ago(now - callSince)}</td>
              <td className="figure">{owned.length}</td>
              <td className="figure">{breaching}</td>
              <td className="figure">{unseen}</td>
              {can('seat.relieve') && (
                <td>
                  {seat.holder !== null && (
                    <Button
                      look="plain"
                      expanded={asked === seat.id}
                      onPress={() => setAsked(asked === seat.id ? null : seat.id)}
                      label={`Relieve ${seat.name}`}
                    >
                      Relieve
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Exposures() {
  const { rows, state, fault } = useView(Exposure, '');
  const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      {fault !== null && <p role="alert">{fault}</p>}
      <table className="figures-table">
        <caption>
          {notRead(state, 'what people have had to do with') ??
            `People, last ${rows[0]?.days ?? 7} days: to ask how they are, not to compare them`}
        </caption>
        <ColumnHeads titles={['Who', '#Time with calls', '#Calls', 'Distressing records', 'Welfare']} />
        <tbody>
          {sorted.map((row) => (
            <tr key={row.accountId}>
              <th scope="row">{row.name}</th>
              <td className="figure">{durationOf(row.callSeconds)}</td>
              <td className="figure">{row.calls}</td>
              <td>
                {row.kinds.map(({ kind, count }) => `${kind.replaceAll('-', ' ')} ${count}`).join(', ') || 'none'}
              </td>
              <td>{row.ask && <StateMark tone="warn">ask how they are</StateMark>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
