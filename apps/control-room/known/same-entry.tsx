import { useRef, useState } from 'react';
import { ProposeMerge } from '../../../modules/pole/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { detailsOf } from './known-words.ts';
import type { KnownEntry } from './read-known.ts';
import { SideBySide } from './side-by-side.tsx';
import { useKnown } from './use-known.ts';

interface SameEntryProps {
  readonly entry: KnownEntry;
  readonly purpose: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Who else this may be: by number, name, address or registration; one is looked at beside this one and proposed as the same. */
export function SameEntry({ entry, purpose, onClose, onDone }: SameEntryProps) {
  const [other, setOther] = useState<KnownEntry | null>(null);
  const rows = useKnown(askingOf(entry, purpose), 0);
  const alike = (rows ?? []).filter((row) => row.entry !== null && row.entry.id !== entry.id);
  if (other !== null) {
    return (
      <>
        <SideBySide one={entry} into={other} />
        <ReasonForm
          form={proposalOf(entry, other)}
          draft={`propose-merge.${entry.id}.${other.id}`}
          takesFocus
          onClose={() => setOther(null)}
          onDone={onDone}
        />
      </>
    );
  }
  return (
    <section className="inline-form" aria-label={`Who may be the same as ${entry.name}`}>
      {rows !== null && alike.length === 0 && <p className="hint">Nobody else is like {entry.name}.</p>}
      <Alike rows={alike} onChoose={setOther} />
      <div className="row">
        <Button look="plain" onPress={onClose}>
          Put away
        </Button>
      </div>
    </section>
  );
}

function Alike(props: {
  readonly rows: readonly { readonly id: string; readonly why: string; readonly entry: KnownEntry | null }[];
  readonly onChoose: (entry: KnownEntry) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul className="known" ref={list}>
      {props.rows.flatMap(({ id, why, entry }) =>
        entry === null ? (
          []
        ) : (
          <li key={id}>
            <div className="row">
              <strong className="clip">{entry.name}</strong>
              <span className="push row">
                <Button onPress={() => props.onChoose(entry)} label={`Compare with ${entry.name}`}>
                  Compare
                </Button>
              </span>
            </div>
            <div className="hint">{why}</div>
            <div className="quiet">{detailsOf(entry)}</div>
          </li>
        ),
      )}
    </ul>
  );
}

function proposalOf(one: KnownEntry, other: KnownEntry): ActForm {
  const options = [
    { value: 'other', words: `The other stays: ${other.name}`, meaning: 'this one is merged into it' },
    { value: 'this', words: `This one stays: ${one.name}`, meaning: 'the other is merged into it' },
  ];
  return {
    fields: [{ name: 'stays', label: 'Which stays', as: 'buttons', initial: 'other', options }],
    reason: 'Why they are one and the same: a supervisor decides',
    submit: () => 'Propose the merge',
    send: (send, { stays }, reason) => {
      const [entryId, intoId] = stays === 'this' ? [other.id, one.id] : [one.id, other.id];
      return send(ProposeMerge, { entryId, intoId, reason });
    },
    focus: 'reason',
  };
}

function askingOf({ id, said, name }: KnownEntry, purpose: string) {
  const nothing = { about: id, purpose, point: null, where: '', name: '', number: '', address: '', registration: '' };
  if (said?.kind === 'person') {
    return { ...nothing, name, number: said.phones[0] ?? '', address: said.addresses[0] ?? '' };
  }
  return { ...nothing, registration: said?.kind === 'vehicle' ? said.registration : '' };
}
