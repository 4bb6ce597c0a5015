import { useNow, useRows } from '../../../client/react.tsx';
import { Alarms } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';

/** Whose authority for what ends soon, or has ended and was not renewed; opened, it is renewed or withdrawn. */
export function EndingSkills({ onOpen }: { onOpen: (collar: string) => void }) {
  const now = useNow();
  const rows = useRows(Alarms).list.filter(({ kind }) => kind === 'skill-end');
  if (rows.length === 0) return null;
  return (
    <section className="people-ending" aria-label="Authorities that end soon">
      <h3>Authorities that end soon</h3>
      <ul>
        {rows
          .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
          .map(({ id, title, text, dueAt, state }) => (
            <li key={id} className="row">
              <Button look="plain" onPress={() => onOpen(title)}>
                {title}
              </Button>
              <span className={state === 'breached' ? 'flag' : 'quiet'}>
                {text.replace(/: due soon$/, '')} {dueAt !== null && whenOf(dueAt, now)}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
