import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { CodeTests, TestCodeMappings } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';

/** What the test of the tables found last, when the next one is, and which reviews are due. */
export function CodeTestHead() {
  const { can } = useDesk();
  const now = useNow();
  const { send, notice } = useSend();
  const [found] = useRows(CodeTests).list;
  if (!can(CodeTests.permission)) return null;
  return (
    <section className="bureau-section-head" aria-label="Test of the code mappings">
      {found === undefined ? <p className="quiet">They have not been tested yet.</p> : <Found {...{ found, now }} />}
      {can(TestCodeMappings.permission) && (
        <Button onPress={() => void send(TestCodeMappings, { because: 'asked' })}>Test the tables in force now</Button>
      )}
      <div aria-live="polite">{notice}</div>
    </section>
  );
}

/** `2026-11-02` as a day is written here. */
const dayWords = (day: string): string => day.split('-').toReversed().join('/');

interface FoundProps {
  readonly found: ReturnType<typeof useRows<typeof CodeTests>>['list'][number];
  readonly now: number;
}

const why = { nightly: 'at night', published: 'when it was published', asked: 'asked for' } as const;

function Found({ found, now }: FoundProps) {
  const { faults, unmapped, tables, version, at, because, nextAt } = found;
  const failed = faults.length + unmapped.length > 0;
  const tried = tables.reduce((sum, table) => sum + table.tried, 0);
  return (
    <>
      <p>
        <StateMark tone={failed ? 'alarm' : 'ok'}>{failed ? 'failed' : 'all tables hold'}</StateMark>{' '}
        {`Version ${version}, tested ${whenOf(at, now)} (${why[because]}): ${tried} lines tried in ${tables.length} tables. Next ${whenOf(nextAt, now)}.`}
      </p>
      {failed && (
        <ul className="bureau-changes" aria-label="What failed">
          {faults.map(({ table, place, reason }) => (
            <li key={`${place} ${reason}`}>{`${table}: ${reason} (${place})`}</li>
          ))}
          {unmapped.map(({ partner, code, name, count }) => (
            <li
              key={`${partner} ${code}`}
            >{`${partner}: no code for ${code} ${name}, in use ${count} times in 24 h`}</li>
          ))}
        </ul>
      )}
      <ul className="bureau-changes" aria-label="Reviews">
        {tables.map(({ id, name, owner, reviewedBy, reviewedOn, reviewAt, standIn }) => (
          <li key={id}>
            {reviewAt <= now && <StateMark tone="alarm">review due</StateMark>}
            {`${name}: ${owner}; reviewed ${dayWords(reviewedOn)} by ${reviewedBy}, next ${whenOf(reviewAt, now)}${standIn ? '; the list stands in for theirs' : ''}`}
          </li>
        ))}
      </ul>
    </>
  );
}
