import { useNow } from '../../../client/react.tsx';
import { byWords } from './when.ts';

/** How something stands, for whoever waits for it. */
export interface Words {
  readonly state: string;
  readonly who: string;
  readonly next: string;
  readonly by: number | null;
}

export function StandingWords({ words: { state, who, next, by } }: { words: Words }) {
  const now = useNow();
  return (
    <dl className="portal-standing">
      <dt>How it stands</dt>
      <dd>
        <strong>{state}</strong>
      </dd>
      <dt>Who has it</dt>
      <dd>{who}</dd>
      <dt>What happens next</dt>
      <dd>
        {next}
        {by !== null && (
          <>
            , <time>{byWords(by, now)}</time>
          </>
        )}
      </dd>
    </dl>
  );
}

/** The same in two lines of a list. */
export function StandingLine({ words: { state, who, next, by } }: { words: Words }) {
  const now = useNow();
  return (
    <>
      <span>
        {state} · {who}
      </span>
      <span className="quiet">
        {next}
        {by === null ? '' : `, ${byWords(by, now)}`}
      </span>
    </>
  );
}
