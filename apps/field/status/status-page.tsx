import { SetStatus } from '../../../modules/operations/contract.ts';
import { useActing, useActs } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';
import type { Mine } from '../unit/my-unit.ts';
import { enteredStatus } from './entered.ts';

/** Every status by its code and its words, one tap each. The emergency has its own button, and off duty is booking off. */
export function StatusPage({ mine, onBookOff }: { mine: Mine; onBookOff: () => void }) {
  const { pack } = useOfficer();
  const acts = useActs();
  const entered = enteredStatus(mine.tourId, useActing());
  const others = pack?.statuses.filter((status) => status.meaning !== 'emergency') ?? [];
  const statuses = others.toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
  return (
    <section className="low" aria-label="Status">
      {statuses.length === 0 && <p className="quiet">The codes of the force have not come yet.</p>}
      <ul className="statuses">
        {statuses.map(({ code, name, meaning }) => {
          const stands = code === (entered ?? mine.row?.status);
          const choose = (): void => {
            if (meaning === 'off-duty') onBookOff();
            else void acts.act(SetStatus, { tourId: mine.tourId, status: code }, `${code} ${name}`);
          };
          return (
            <li key={code}>
              <button type="button" className="act status" aria-pressed={stands} onClick={choose}>
                <strong className="code">{code}</strong>
                <span>
                  {name}
                  {stands && <small>{entered === code ? 'sending' : 'now'}</small>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
