import { useState } from 'react';
import { useView } from '../../../client/use-view.ts';
import { MergedEntries } from '../../../modules/operations/contract.ts';
import { UndoMerge } from '../../../modules/pole/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { detailsOf } from './known-words.ts';
import type { KnownEntry } from './read-known.ts';

/** What has been merged into an entry; each can be taken apart from it again. */
export function MergedList({ entryId, onChange }: { readonly entryId: string; readonly onChange: () => void }) {
  const { rows, again } = useView(MergedEntries, `&of=${entryId}`);
  const [apart, setApart] = useState<string | null>(null);
  if (rows.length === 0) return null;
  return (
    <ul className="known" aria-label="Merged into it">
      {rows.map(({ id, entry }) => (
        <li key={id}>
          <div className="row">
            <span className="known-role">merged</span>
            <strong className="clip">{entry.name}</strong>
            <span className="push row">
              <Button
                look="plain"
                expanded={apart === id}
                onPress={() => setApart(apart === id ? null : id)}
                label={`Take ${entry.name} apart again`}
              >
                Take apart
              </Button>
            </span>
          </div>
          <div className="quiet">{detailsOf(entry)}</div>
          {apart === id && (
            <ReasonForm
              form={apartForm(entry)}
              draft={`undo-merge.${id}`}
              takesFocus
              onClose={() => setApart(null)}
              onDone={() => {
                setApart(null);
                again();
                onChange();
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function apartForm({ id, name }: KnownEntry): ActForm {
  return {
    fields: [],
    reason: `Why is ${name} somebody or something else?`,
    submit: () => `Take ${name} apart again`,
    send: (send, _, reason) => send(UndoMerge, { entryId: id, reason }),
    focus: 'reason',
  };
}
