import { ActButton } from '../keys/act-button.tsx';
import type { PlanRow } from './use-response-plan.ts';

/** What the response plan asks for, and who still lacks. */
export function PlanLine({ plan }: { plan: PlanRow | null }) {
  // Its line is there before it is known: what is under it must not move.
  if (plan === null) return <div className="plan-line row" />;
  const { level, levels, needs } = plan;
  const name = levels.find((one) => one.level === level)?.name ?? plan.plan;
  return (
    <div className="plan-line row wrap">
      <span>
        {levels.length > 1 && `Level ${level} of ${levels.length}: `}
        {name}
      </span>
      <span className="quiet">{needs.length === 0 ? 'asks for nobody' : needs.map(wordsOf).join(' · ')}</span>
      {levels.length > 1 && (
        <span className="push">
          <ActButton act="plan" look="plain">
            Plan
          </ActButton>
        </span>
      )}
    </div>
  );
}

function wordsOf({ count, wanting, kinds, skills }: PlanRow['needs'][number]): string {
  const what = [kinds[0] ?? 'unit', ...skills].join(', ');
  return wanting === 0 ? `${count} × ${what}: all sent` : `${count} × ${what}: ${wanting} to send`;
}
