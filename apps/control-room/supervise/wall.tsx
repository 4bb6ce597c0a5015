import { useMemo, useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { Seats } from '../../../modules/force/contract.ts';
import { Contacts, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { notRead, type Readiness } from '../../../ui/not-read/not-read.ts';
import { IncidentLines } from '../queue/incident-queue-row.tsx';
import { useDesk } from '../session/desk.tsx';
import { StaffingLines } from './staffing-lines.tsx';
import { useReadiness } from './use-readiness.ts';
import { type WallFigure, wallOf } from './wall.ts';

/** How the room stands, now; each figure opens what it is made of. `large`: to be read across a room. */
export function Wall({ large, onIncident }: { large: boolean; onIncident: ((id: string) => void) | null }) {
  const [areaId, setAreaId] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { figures, state } = useWall(areaId === '' ? null : areaId);
  const shown = figures.find(({ id }) => id === chosen) ?? null;
  return (
    <div className={large ? 'wall large' : 'wall'}>
      <AreaChoice areaId={areaId} onArea={setAreaId} />
      <ul className="wall-figures">
        {figures.map((figure) => (
          <li key={figure.id}>
            <Tile
              figure={figure}
              state={state}
              open={chosen === figure.id}
              onPress={() => setChosen(chosen === figure.id ? null : figure.id)}
            />
          </li>
        ))}
      </ul>
      <StaffingLines areaId={areaId === '' ? null : areaId} />
      {shown !== null && <MadeOf figure={shown} onIncident={onIncident} />}
    </div>
  );
}

function useWall(areaId: string | null): { readonly figures: readonly WallFigure[]; readonly state: Readiness } {
  const { pack } = useDesk();
  const now = useNow();
  const [incidents, contacts, units, seats] = [
    useRows(OpenIncidents),
    useRows(Contacts),
    useRows(Units),
    useRows(Seats),
  ];
  const figures = useMemo(
    () =>
      wallOf({
        incidents: incidents.list,
        contacts: contacts.list,
        units: units.list,
        seats: seats.list,
        grades: pack?.grades ?? [],
        areaId,
        now,
      }),
    [incidents, contacts, units, seats, pack, areaId, now],
  );
  const state = useReadiness(incidents.state, contacts.state, units.state, seats.state);
  return { figures, state };
}

/** To look into another area takes none of its alarms: those follow the seat. */
function AreaChoice({ areaId, onArea }: { areaId: string; onArea: (id: string) => void }) {
  const { pack } = useDesk();
  const areas = (pack?.areas ?? []).filter(({ parent }) => parent === null);
  return (
    <Field label="Watch" state="Alarms follow your seat, not this choice">
      {(id) => (
        <select id={id} className="input" value={areaId} onChange={(event) => onArea(event.target.value)}>
          <option value="">All areas</option>
          {areas.map((area) => (
            <option key={area.id} value={area.id}>
              {area.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const marks = { plain: '', warn: '◆ ', alarm: '⬢ ' } as const;

function Tile(props: {
  readonly figure: WallFigure;
  readonly state: Readiness;
  readonly open: boolean;
  readonly onPress: () => void;
}) {
  const { figure, state, open, onPress } = props;
  return (
    <button type="button" className="tile" data-tone={figure.tone} aria-expanded={open} onClick={onPress}>
      <span className="label">{figure.label}</span>
      <span className="value">
        <span aria-hidden="true">{marks[figure.tone]}</span>
        {state === 'ready' ? figure.value : '–'}
      </span>
      <span className="quiet clip">{notRead(state, 'it') ?? figure.more}</span>
    </button>
  );
}

/** The records behind a figure. */
function MadeOf({ figure, onIncident }: { figure: WallFigure; onIncident: ((id: string) => void) | null }) {
  const now = useNow();
  return (
    <section className="made-of" aria-label={`${figure.label}: the records behind it`}>
      <ul>
        {figure.incidents.map((incident) => (
          <li key={incident.id}>
            {onIncident === null ? (
              <IncidentLines incident={incident} now={now} />
            ) : (
              <button type="button" className="made-row" onClick={() => onIncident(incident.id)}>
                <IncidentLines incident={incident} now={now} />
              </button>
            )}
          </li>
        ))}
        {figure.others.map(({ id, text }) => (
          <li key={id} className="made-line">
            {text}
          </li>
        ))}
      </ul>
      {figure.incidents.length + figure.others.length === 0 && (
        <p className="hint made-line">Nothing is behind it now.</p>
      )}
    </section>
  );
}
