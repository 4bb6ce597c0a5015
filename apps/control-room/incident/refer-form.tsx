import { useState } from 'react';
import { Refer } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useSend } from '../send/use-send.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

export function ReferForm({ incident, onClose }: FormProps) {
  const { send, notice } = useSend();
  const [to, setTo] = useState<'control-room-supervisor' | 'fim'>('control-room-supervisor');
  const submit = (reason: string): Promise<boolean> => send(Refer, { incidentId: incident.id, to, reason });
  return (
    <>
      <TextForm
        name={`refer.${incident.id}`}
        label="Why do they have to look?"
        submit={to === 'fim' ? 'Refer to the FIM' : 'Refer to the supervisor'}
        onSubmit={submit}
        onClose={onClose}
      >
        <fieldset className="row" aria-label="Refer to">
          <Button pressed={to === 'control-room-supervisor'} onPress={() => setTo('control-room-supervisor')}>
            Supervisor
          </Button>
          <Button pressed={to === 'fim'} onPress={() => setTo('fim')}>
            FIM
          </Button>
        </fieldset>
      </TextForm>
      {notice}
    </>
  );
}
