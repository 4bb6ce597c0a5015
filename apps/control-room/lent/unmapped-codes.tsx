import { useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { SettleUnmappedCode, UnmappedCodes } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { Section } from '../incident/section.tsx';
import { useDesk } from '../session/desk.tsx';

type Row = RowOf<typeof UnmappedCodes>;

/** What could not be sent for want of a code of theirs, as it stands here, until a supervisor has told them. */
export function UnmappedCodeList({ incidentId }: { readonly incidentId: string }) {
  const { list } = useRows(UnmappedCodes, incidentId);
  const { can } = useDesk();
  const [open, setOpen] = useState<string | null>(null);
  if (list.length === 0) return null;
  const close = (): void => setOpen(null);
  return (
    <Section title="No code of theirs: told in words">
      <ul className="assigned">
        {list
          .toSorted((a, b) => b.at - a.at)
          .map((row) => (
            <li key={row.id}>
              <div className="row wrap">
                <StateMark tone={row.settledAt === null ? 'alarm' : 'mute'}>
                  <strong>{row.to}</strong>
                </StateMark>
                <span className="quiet">{`${row.code} ${row.name}: ${row.why}`}</span>
              </div>
              <p>
                <span className="quiet">Not sent: </span>
                {row.original ?? 'erased'}
              </p>
              {row.settledAt !== null && (
                <p className="quiet">{`Settled by ${row.settledBy}: ${row.words ?? 'erased'}`}</p>
              )}
              {row.settledAt === null && can(SettleUnmappedCode.permission) && open !== row.id && (
                <Button onPress={() => setOpen(row.id)}>{`Settle for ${row.to}`}</Button>
              )}
              {open === row.id && (
                <ReasonForm
                  form={formFor(row)}
                  draft={`unmapped.${row.id}`}
                  takesFocus
                  onClose={close}
                  onDone={close}
                />
              )}
            </li>
          ))}
      </ul>
    </Section>
  );
}

function formFor({ incidentId, unmappedId, to }: Row): ActForm {
  return {
    fields: [],
    reason: `What ${to} was told, and who took it`,
    submit: () => 'They have been told',
    send: (send, _, words) => send(SettleUnmappedCode, { incidentId, unmappedId, words }),
    focus: 'reason',
  };
}
