import { useLayoutEffect, useRef, useState } from 'react';
import { useClient, useDraft, useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  PatchTalkgroups,
  ReleaseTalkgroup,
  SetTalkgroup,
  Talkgroups,
  UnpatchTalkgroups,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';

type Row = RowOf<typeof Talkgroups>;
type Send = ReturnType<typeof useSend>['send'];

/** On which talkgroups it is worked and what is patched: what is recorded here is keyed at the radio position. */
export function TalkgroupSection({ incidentId }: { readonly incidentId: string }) {
  const { can } = useDesk();
  const rows = useRows(Talkgroups, incidentId).list;
  const [open, setOpen] = useState(false);
  const { send, notice } = useSend();
  const may = can('incident.update');
  useAct('talkgroup', () => setOpen(!open), may);
  const used = rows.filter(({ releasedAt }) => releasedAt === null);
  return (
    <section className="facts-section" aria-label="Talkgroups">
      <h3 className="label row">
        Talkgroups
        {may && (
          <span className="push">
            <ActButton act="talkgroup" look="plain" pressed={open}>
              Talkgroup
            </ActButton>
          </span>
        )}
      </h3>
      {open && <TalkgroupForm {...{ incidentId, used, send }} onClose={() => setOpen(false)} />}
      {notice}
      {rows.length === 0 ? (
        <p className="hint">Worked on the talkgroup of its desk</p>
      ) : (
        <Uses {...{ rows, send, may }} />
      )}
    </section>
  );
}

const patchWords = { patch: 'patched', merge: 'merged' } as const;

function Uses({ rows, send, may }: { readonly rows: readonly Row[]; readonly send: Send; readonly may: boolean }) {
  const now = useNow();
  const patches = new Map(rows.flatMap((row) => (row.patchId === null ? [] : [[row.patchId, row] as const])));
  const ofPatch = (patchId: string): string =>
    rows
      .filter((row) => row.patchId === patchId)
      .map(({ talkgroup }) => talkgroup)
      .join(' + ');
  return (
    <ul className="files">
      {rows.map(({ id, incidentId, talkgroup, name, purpose, since, by, releasedAt }) => (
        <li key={id} className="row wrap" data-over={releasedAt !== null}>
          <strong>{talkgroup}</strong> {name}
          {purpose !== null && purpose !== '' && <span className="quiet">{purpose}</span>}
          <span className="hint">
            {whenOf(since, now)} {by}
            {releasedAt !== null && ` · until ${whenOf(releasedAt, now)}`}
          </span>
          {may && releasedAt === null && (
            <Button
              look="plain"
              label={`Release ${talkgroup}`}
              onPress={() => void send(ReleaseTalkgroup, { incidentId, talkgroup })}
            >
              Release
            </Button>
          )}
        </li>
      ))}
      {[...patches].map(([patchId, { patchKind, incidentId }]) => (
        <li key={patchId} className="row wrap">
          <strong>{ofPatch(patchId)}</strong> {patchWords[patchKind ?? 'patch']}
          {may && (
            <Button
              look="plain"
              label={`Take ${ofPatch(patchId)} apart`}
              onPress={() => void send(UnpatchTalkgroups, { incidentId, patchId })}
            >
              Take apart
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  /** The first of this kind is offered; left out: the first of all. */
  readonly kind?: string;
  readonly incidentId: string;
  readonly used: readonly Row[];
  readonly send: Send;
  readonly onClose: () => void;
}

export function TalkgroupForm({ incidentId, used, send, onClose, kind: wanted }: FormProps) {
  const { pack } = useDesk();
  const { newId } = useClient();
  const known = pack?.talkgroups ?? [];
  const [chosen, setChosen] = useState((known.find(({ kind }) => kind === wanted) ?? known[0])?.id ?? '');
  const [purpose, setPurpose] = useDraft(`talkgroup.${incidentId}`);
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const record = async (): Promise<void> => {
    if (!(await send(SetTalkgroup, { incidentId, talkgroup: chosen, purpose }, { confirm: 'Record it' }))) return;
    setPurpose('');
    onClose();
  };
  const other = used.find(({ talkgroup, patchId }) => patchId === null && talkgroup !== chosen)?.talkgroup;
  const join = async (kind: 'patch' | 'merge'): Promise<void> => {
    if (other === undefined) return;
    const talkgroups = [other, chosen];
    if (await send(PatchTalkgroups, { incidentId, patchId: newId(), kind, talkgroups })) onClose();
  };
  return (
    <form
      className="inline-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="two">
        <Field label="Talkgroup">
          {(id) => (
            <select
              ref={first}
              id={id}
              className="input"
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              {known.map(({ id: talkgroup, name }) => (
                <option key={talkgroup} value={talkgroup}>
                  {talkgroup} {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Used for">
          {(id) => (
            <input id={id} className="input" value={purpose} onChange={(event) => setPurpose(event.target.value)} />
          )}
        </Field>
      </div>
      <div className="row wrap">
        <Button look="primary" submit onPress={() => void record()} shortcut="Enter">
          Record
        </Button>
        {other !== undefined && (
          <>
            <Button onPress={() => void join('patch')}>Record as patched with {other}</Button>
            <Button onPress={() => void join('merge')}>Record as merged with {other}</Button>
          </>
        )}
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
      <p className="hint">Recorded here, keyed at the radio position.</p>
    </form>
  );
}
