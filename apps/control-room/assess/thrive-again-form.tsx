import { useSend } from '../../../client/send/use-send.tsx';
import { RecordThriveAgain } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { FormProps } from '../incident/incident-form.tsx';
import './assess.css';
import { ThriveFields } from './thrive-fields.tsx';
import { useAssessment } from './use-assessment.ts';

/** THRIVE on the incident itself: done again when facts change, by whoever has it in hand. */
export function ThriveAgainForm({ incident, takesFocus, onClose }: FormProps) {
  const assessment = useAssessment(incident.id);
  const { send, notice } = useSend();
  return (
    <section
      className="inline-form"
      aria-label="THRIVE again"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {notice}
      <ThriveFields
        subjectId={incident.id}
        assessment={assessment}
        takesFocus={takesFocus}
        send={(sent) => send(RecordThriveAgain, { incidentId: incident.id, ...sent })}
        onDone={onClose}
      />
      <Button look="plain" onPress={onClose} shortcut="Esc">
        Put away
      </Button>
    </section>
  );
}
