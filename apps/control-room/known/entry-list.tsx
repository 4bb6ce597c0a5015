import { useState } from 'react';
import { UnlinkEntry } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { useDesk } from '../session/desk.tsx';
import { EntryCard } from './entry-card.tsx';
import { detailsOf } from './known-words.ts';
import { MarkersOn } from './marker-notes.tsx';
import type { EntryRow } from './read-known.ts';
import './known.css';

interface EntryListProps {
  readonly entries: readonly EntryRow[];
  readonly about: { readonly kind: 'incident' | 'contact'; readonly id: string };
  readonly purpose: string;
  readonly onChange: () => void;
}

/** Who and what is part of a record, each with its role; warnings show without opening anything. */
export function EntryList(props: EntryListProps) {
  if (props.entries.length === 0) return null;
  return (
    <ul className="known">
      {props.entries.map((row) => (
        <li key={row.id}>
          <Linked {...props} row={row} />
        </li>
      ))}
    </ul>
  );
}

function Linked({ row, about, purpose, onChange }: Omit<EntryListProps, 'entries'> & { readonly row: EntryRow }) {
  const [shown, setShown] = useState<'card' | 'off' | null>(null);
  const { can } = useDesk();
  const { entry, role, reason } = row;
  const turn = (part: 'card' | 'off') => (): void => setShown(shown === part ? null : part);
  return (
    <div>
      <div className="row">
        <Icon name={entry.kind === 'vehicle' ? 'car' : entry.kind === 'person' ? 'person' : 'list'} />
        <span className="known-role">{role}</span>
        <strong className="clip">{entry.name}</strong>
        <span className="push row">
          <Button
            look="plain"
            expanded={shown === 'card'}
            onPress={turn('card')}
            label={`History of ${entry.name}, ${role}`}
          >
            History
          </Button>
          {can('entry.write') && (
            <Button
              look="plain"
              expanded={shown === 'off'}
              onPress={turn('off')}
              label={`Take off ${entry.name}, ${role}`}
            >
              Take off
            </Button>
          )}
        </span>
      </div>
      <div className="quiet">{[detailsOf(entry), reason].filter(Boolean).join(' · ')}</div>
      <MarkersOn entry={entry} />
      {shown === 'card' && <EntryCard entry={entry} purpose={purpose} onChange={onChange} />}
      {shown === 'off' && (
        <ReasonForm
          form={offForm(row, about)}
          draft={`unlink.${row.id}`}
          takesFocus={true}
          onClose={() => setShown(null)}
          onDone={() => {
            setShown(null);
            onChange();
          }}
        />
      )}
    </div>
  );
}

function offForm({ id, entry, role }: EntryRow, about: EntryListProps['about']): ActForm {
  return {
    fields: [],
    reason: `Why is ${entry.name} no ${role} here?`,
    submit: () => `Take off ${entry.name}`,
    send: (send, _, reason) => send(UnlinkEntry, { linkId: id, about, reason }),
    focus: 'reason',
  };
}
