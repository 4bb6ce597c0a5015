import { useRows } from '../../../client/react.tsx';
import { OwnChecks } from '../../../modules/insight/contract.ts';
import { AnsweredChecks } from './answered-checks.tsx';
import './supervise.css';

/** What was said of my own work when it was looked at again; nobody else's stands here. */
export function OwnWork() {
  const { list, state } = useRows(OwnChecks);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className="supervise-body" aria-label="My work" tabIndex={0}>
      <AnsweredChecks title="What was said of my work" checks={list} state={state} />
    </section>
  );
}
