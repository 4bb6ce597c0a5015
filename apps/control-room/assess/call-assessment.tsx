import type { useSend } from '../../../client/send/use-send.tsx';
import { Marks } from './marks.tsx';
import { Questions } from './questions.tsx';
import { useCallAssessment } from './use-assessment.ts';

/** What is asked and marked while the caller speaks; below the caller, so that it stands in nobody's way to save. */
export function CallAssessment(props: {
  readonly contactId: string;
  readonly code: string;
  readonly send: ReturnType<typeof useSend>['send'];
}) {
  const assessment = useCallAssessment(props.contactId);
  return (
    <>
      <Questions {...props} assessment={assessment} />
      <Marks {...props} assessment={assessment} />
    </>
  );
}
