import { ReportProgress } from '../../../modules/operations/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useActs } from '../acts/acts-provider.tsx';
import type { Job } from './my-job.ts';
import { nextStep, otherSteps, type Step, stepWords } from './next-step.ts';

/** The usual next step, large; the others always in the same places, none of them barred. */
export function StepButtons({ job, tourId }: { job: Job; tourId: string }) {
  const acts = useActs();
  const { incidentId, assignmentId, stand } = job;
  const next = nextStep(stand);
  const report = (milestone: Step): void => {
    void acts.act(ReportProgress, { incidentId, tourId, assignmentId, milestone }, stepWords[milestone]);
  };
  if (next === null) return <p className="resumed">Resumed · waiting to go</p>;
  return (
    <fieldset className="steps" aria-label="My job">
      <button type="button" className="act primary next" onClick={() => report(next)}>
        {stepWords[next]}
      </button>
      {otherSteps(stand).map((step) => (
        <button key={step} type="button" className="act" aria-pressed={step === stand} onClick={() => report(step)}>
          {step === stand && <Icon name="check" />}
          {stepWords[step]}
        </button>
      ))}
    </fieldset>
  );
}
