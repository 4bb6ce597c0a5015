import { useRows } from '../../../client/react.tsx';
import { EventCallers } from '../../../modules/operations/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';

/** Who called, the newest first, each a touch away. */
export function Callers({ incidentId }: { incidentId: string }) {
  const { list } = useRows(EventCallers, incidentId);
  if (list.length === 0) return null;
  const newest = list.toSorted((a, b) => b.receivedAt - a.receivedAt);
  return (
    <section aria-labelledby="callers">
      <h3 id="callers">Called</h3>
      <ul className="callers">
        {newest.map(({ id, callerName, callerNumber, channel, receivedAt }) => (
          <li key={id} className="row">
            <span>
              {callerName ?? 'Name not given'}{' '}
              <span className="quiet">
                {channel} at {shortTimeOf(receivedAt)}
              </span>
            </span>
            {callerNumber !== null && (
              <a className="act push" href={`tel:${callerNumber.replaceAll(/[^+\d]/g, '')}`}>
                <Icon name="phone" /> {callerNumber}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
