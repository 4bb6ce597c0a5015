import type { ReactNode } from 'react';
import { useNow } from '../../../client/react.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { byWords } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { Delegate } from './delegate.tsx';
import type { Change } from './words.ts';

type Approval = NonNullable<Change['approval']>;

const ruleWords = {
  anyone: 'one of them is enough',
  all: 'all of them',
  first: 'whoever answers first',
  majority: 'more than half',
  percent: 'a share of them',
} as const;

/** Who was asked, by what rule, and what they said. */
export function ApprovalPart({ change }: { change: Change }) {
  const now = useNow();
  const manages = useStaff().can('change.manage');
  const { approval } = change;
  if (approval === null) return null;
  return (
    <section aria-label="Approval">
      <h3>
        Approval <span className="hint">{change.authorisedAt === null ? byWords(approval.dueAt, now) : 'agreed'}</span>
      </h3>
      {approval.groups.map((group) => (
        <div key={group.id} className="change-group">
          <p>
            <strong>{group.name}</strong>{' '}
            <span className="quiet">
              {ruleWords[group.rule]}
              {group.quorum > 1 && `, at least ${group.quorum} must answer`}
              {group.about === 'timing' && ', on when and not on how'}
            </span>
          </p>
          <ul>
            {group.asked.map((one) => (
              <AskedLine key={one.key} one={one} vote={voteOf(approval, group.id, one.key)}>
                {manages && change.situation === 'authorise' && (
                  <Delegate changeId={change.id} groupId={group.id} asked={one} barredIds={approval.barredIds} />
                )}
              </AskedLine>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

type Vote = Approval['votes'][number];

function voteOf({ votes }: Approval, groupId: string, key: string): Vote | null {
  return votes.find((vote) => vote.groupId === groupId && vote.askedKey === key) ?? null;
}

function AskedLine(props: {
  readonly one: Approval['groups'][number]['asked'][number];
  readonly vote: Vote | null;
  /** What may be done as long as nothing was said. */
  readonly children: ReactNode;
}) {
  const { one, vote, children } = props;
  return (
    <li className="row wrap">
      <span>{one.name}</span>
      {one.delegate !== null && <span className="quiet">({one.delegate} answers)</span>}
      {vote === null ? (
        <>
          <StateMark tone="wait">not yet</StateMark>
          {children}
        </>
      ) : (
        <>
          <StateMark tone={vote.decision === 'yes' ? 'ok' : vote.decision === 'no' ? 'alarm' : 'mute'}>
            {vote.decision}
          </StateMark>
          <span>{vote.voter}</span>
          <span className="quiet">{vote.reason}</span>
        </>
      )}
    </li>
  );
}
