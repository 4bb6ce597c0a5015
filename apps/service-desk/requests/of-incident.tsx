import { Link, useLocation } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { IncidentRequests } from '../../../modules/service/contract.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';

const stands = {
  approving: 'waits for a yes',
  preparing: 'is prepared',
  delivered: 'delivered',
  ended: 'over',
} as const;

/** What was asked for because of an IT incident; by a key something is asked for. Each goes its own way. */
export function RequestsOf({ id }: { id: string }) {
  const { list } = useRows(IncidentRequests, id);
  const [, go] = useLocation();
  useAct('askBecause', () => go(`/request?incident=${id}`));
  return (
    <section aria-label="Requests because of it" className="stack">
      <h3 className="label">Requests because of it</h3>
      <ul className="record-list">
        {list.map((request) => (
          <li key={request.id}>
            <Link href={`/requests/${request.id}`}>{request.number}</Link> {request.name}{' '}
            <span className="hint">{stands[request.situation]}</span>
          </li>
        ))}
      </ul>
      <div>
        <ActButton act="askBecause">Ask for something</ActButton>
      </div>
    </section>
  );
}
