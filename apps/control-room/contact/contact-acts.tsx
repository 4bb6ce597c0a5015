import { useState } from 'react';
import type { NearbyRow } from '../../../client/places.ts';
import { useClient } from '../../../client/react.tsx';
import { AddContactToIncident, RaiseIncident } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { isOpen, isSameCaller, nearbyOrder } from '../nearby/nearby-list.tsx';
import type { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import { openIncident } from '../workspace/work.ts';
import { AdviseAndClose } from './advise-and-close.tsx';
import { CodePicker } from './code-picker.tsx';

interface ContactActsProps {
  readonly contactId: string;
  readonly what: string;
  readonly where: string;
  /** Sends what has been typed and not left yet. */
  readonly flush: () => Promise<boolean>;
  readonly nearby: readonly NearbyRow[];
  readonly send: ReturnType<typeof useSend>['send'];
  readonly onDone: () => void;
}

/** One key makes it an incident; one key adds it to what is open here already. */
export function ContactActs({ contactId, what, where, flush, nearby, send, onDone }: ContactActsProps) {
  const { newId } = useClient();
  const { pack, work, weightOf } = useDesk();
  const [code, setCode] = useState('');
  const [grade, setGrade] = useState('');
  const proposed = pack?.codes.find((one) => one.code === code)?.grade ?? '';
  const missing = missingWords(what, where, code);
  const raise = async (): Promise<void> => {
    if (missing !== null || !(await flush())) return;
    const incidentId = newId();
    const chosen = grade === '' || grade === proposed ? {} : { grade };
    if (!(await send(RaiseIncident, { contactId, incidentId, code, ...chosen }))) return;
    openIncident(work, incidentId);
    onDone();
  };
  const open = nearbyOrder(nearby).filter(isOpen);
  const existing = open.find((row) => !isSameCaller(row)) ?? open[0];
  const add = async (): Promise<void> => {
    if (existing === undefined || !(await flush())) return;
    if (!(await send(AddContactToIncident, { contactId, incidentId: existing.id, newRisk: false }))) return;
    openIncident(work, existing.id);
    onDone();
  };
  useAct('raise', () => void raise());
  useAct('addTo', () => void add());
  return (
    <div className="contact-acts">
      <div className="two-one">
        <Field label="Opening code">{(id) => <CodePicker id={id} code={code} use="opening" onCode={setCode} />}</Field>
        <Field label={proposed === '' ? 'Grade' : `Grade, proposed ${proposed}`}>
          {(id) => (
            <select
              id={id}
              className="input"
              value={grade === '' ? proposed : grade}
              onChange={(event) => setGrade(event.target.value)}
            >
              {proposed === '' && <option value="">by code</option>}
              {pack?.grades
                .toSorted((a, b) => weightOf(a.id) - weightOf(b.id))
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.id} {one.name}
                  </option>
                ))}
            </select>
          )}
        </Field>
      </div>
      <div className="row wrap">
        <ActButton act="raise" look={missing === null ? 'primary' : 'usual'}>
          Save as incident
        </ActButton>
        {existing !== undefined && (
          <ActButton act="addTo" icon="link">
            Add to {existing.title}
          </ActButton>
        )}
        <span className="hint">{missing}</span>
      </div>
      <AdviseAndClose {...{ contactId, code, missing, flush, send, onDone }} grade={grade === proposed ? '' : grade} />
    </div>
  );
}

function missingWords(what: string, where: string, code: string): string | null {
  const missing = [what.trim() === '' && 'what', where.trim() === '' && 'where', code === '' && 'opening code'];
  const words = missing.filter((word) => word !== false);
  return words.length === 0 ? null : `still needs ${words.join(', ')}`;
}
