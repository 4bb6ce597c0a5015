import { useClient, useNow, useRows } from '../../../client/react.tsx';
import { AssignUnit, OpenIncidents } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { useActs } from '../acts/acts-provider.tsx';
import type { IncidentRow } from '../job/my-job.ts';
import type { Fix } from '../position/fixes.ts';
import { useOfficer } from '../session/officer.tsx';
import type { Mine } from '../unit/my-unit.ts';
import { farAway, type Near, unresourcedNear } from './unresourced-near.ts';

export interface NearPageProps {
  readonly mine: Mine;
  readonly fix: Fix | null;
  readonly onTaken: () => void;
}

/** More than anybody chooses among on a phone. */
const SHOWN = 20;

/** What nobody is on, the gravest first and then the nearest: an officer takes it, as the policy of the force has it. */
export function NearPage({ mine, fix, onTaken }: NearPageProps) {
  const { weightOf } = useOfficer();
  const { list, state } = useRows(OpenIncidents);
  const near = unresourcedNear(list, {
    at: fix ?? mine.row?.position ?? null,
    areaId: mine.row?.areaId ?? null,
    weightOf,
  });
  return (
    <section className="page low stack" aria-label="Unresourced near me">
      <h2>Nobody is on these</h2>
      {near.length === 0 && (
        <Empty title={state === 'ready' ? 'Somebody is on everything' : 'Incidents not read yet'}>
          What has no unit in your area, or near you, appears here by itself.
        </Empty>
      )}
      <ul className="stack">
        {near.slice(0, SHOWN).map((one) => (
          <NearJob key={one.incident.id} near={one} mine={mine} onTaken={onTaken} />
        ))}
      </ul>
      {near.length > SHOWN && <p className="quiet">and {near.length - SHOWN} more</p>}
    </section>
  );
}

function NearJob({ near, mine, onTaken }: { near: Near<IncidentRow>; mine: Mine; onTaken: () => void }) {
  const { weightOf } = useOfficer();
  const { newId } = useClient();
  const acts = useActs();
  const now = useNow();
  const { incident, metres } = near;
  const { id: incidentId, number, grade, gradeName, codeName, place, receivedAt } = incident;
  const take = async (): Promise<void> => {
    const how = mine.row?.active == null ? 'assign' : 'stack';
    const wish = { assignmentId: newId(), incidentId, tourId: mine.tourId, how } as const;
    if (await acts.act(AssignUnit, wish, `Take ${number}`)) onTaken();
  };
  return (
    <li className="job-head near-job">
      <GradeMark grade={grade} name={gradeName} weight={weightOf(grade)} />
      <div>
        <strong>{codeName}</strong>
        <p className="quiet">
          {place.label} · {farAway(metres)} · {ago(now - receivedAt)} old
        </p>
      </div>
      <button type="button" className="act push" aria-label={`Take ${number}`} onClick={() => void take()}>
        {mine.row?.active == null ? 'Take' : 'Take next'}
      </button>
    </li>
  );
}
