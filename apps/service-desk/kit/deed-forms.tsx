import { useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  AskStun,
  ConfirmStun,
  FileLossReport,
  FindItem,
  GiveReplacement,
  IssueItem,
  Items,
  ReturnItem,
  TransferItem,
} from '../../../modules/estate/contract.ts';
import { useKept } from '../portal/use-kept.ts';
import { DisposeForm } from './dispose-form.tsx';
import { type DeedProps, Frame, TextBox } from './frame.tsx';
import { LossForm } from './loss-form.tsx';
import { nobody, PersonBox, type To, toOf } from './person-box.tsx';
import { foundByScan } from './scan.ts';
import { SignatureBox, useSigning } from './signature.tsx';

export type Deed =
  | 'issue'
  | 'return'
  | 'transfer'
  | 'lose'
  | 'ask-stun'
  | 'confirm-stun'
  | 'file-report'
  | 'replace'
  | 'find'
  | 'dispose';

export function DeedForm({ deed, ...props }: DeedProps & { readonly deed: Deed }) {
  switch (deed) {
    case 'issue':
    case 'transfer':
    case 'return':
      return <SignedForm deed={deed} {...props} />;
    case 'lose':
      return <LossForm {...props} />;
    case 'dispose':
      return <DisposeForm {...props} />;
    case 'ask-stun':
      return <StunForm {...props} />;
    case 'confirm-stun':
      return <ConfirmForm {...props} />;
    case 'file-report':
      return <ReportForm {...props} />;
    case 'replace':
      return <ReplaceForm {...props} />;
    case 'find':
      return <FindForm {...props} />;
  }
}

type Signed = 'issue' | 'transfer' | 'return';
const acts: Readonly<Record<Signed, readonly [name: string, act: string]>> = {
  issue: ['Issue', 'Issue it'],
  transfer: ['Transfer', 'Transfer it'],
  return: ['Take back', 'Take it back'],
};

function SignedForm({ deed, itemId, label, onDone }: DeedProps & { readonly deed: Signed }) {
  const { values, set, clear } = useKept(`${deed}.${itemId}`, { to: nobody as To, signedBy: '', note: '' });
  const { send, notice } = useSend();
  const signing = useSigning();
  const { to, signedBy, note } = values;
  const go = async (): Promise<void> => {
    const signature = await signing.sign(signedBy);
    if (signature === null) return;
    const done =
      deed === 'return'
        ? await send(ReturnItem, { itemId, signature, note })
        : await send(deed === 'issue' ? IssueItem : TransferItem, { itemId, to: toOf(to), signature, note });
    if (!done) return;
    clear();
    onDone();
  };
  const [name, act] = acts[deed];
  return (
    <Frame name={`${name} ${label}`} act={act} notice={notice} onGo={go} onLeave={onDone}>
      {deed !== 'return' && (
        <PersonBox
          label="To whom"
          to={to}
          autoFocus
          onChange={(next) => set({ to: next, ...(next.personId !== null && { signedBy: next.who }) })}
        />
      )}
      <SignatureBox signing={signing} name={signedBy} onName={(next) => set({ signedBy: next })} />
      <TextBox label="Note" value={note} onChange={(next) => set({ note: next })} />
    </Frame>
  );
}

function StunForm({ itemId, label, onDone }: DeedProps) {
  const { values, set, clear } = useKept(`stun.${itemId}`, { reason: '' });
  const { send, notice } = useSend();
  const go = async (): Promise<void> => {
    if (!(await send(AskStun, { itemId, ...values }, { confirm: 'Stun it: I am the second person' }))) return;
    clear();
    onDone();
  };
  return (
    <Frame name={`Ask for the stun of ${label}`} act="Ask for the stun" notice={notice} onGo={go} onLeave={onDone}>
      <TextBox label="Why" first value={values.reason} onChange={(reason) => set({ reason })} />
    </Frame>
  );
}

function ConfirmForm({ itemId, label, onDone }: DeedProps) {
  const { send, notice } = useSend();
  const go = async (): Promise<void> => {
    if (await send(ConfirmStun, { itemId })) onDone();
  };
  return (
    <Frame name={`Stun of ${label}`} act="The network has stunned it" notice={notice} onGo={go} onLeave={onDone}>
      <p>Say so only when the network has answered.</p>
    </Frame>
  );
}

function ReportForm({ itemId, label, onDone }: DeedProps) {
  const { values, set, clear } = useKept(`report.${itemId}`, { reference: '' });
  const { send, notice } = useSend();
  const go = async (): Promise<void> => {
    if (!(await send(FileLossReport, { itemId, ...values }))) return;
    clear();
    onDone();
  };
  return (
    <Frame name={`Report of the loss of ${label}`} act="It is filed" notice={notice} onGo={go} onLeave={onDone}>
      <TextBox
        label="Reference in property and security"
        first
        value={values.reference}
        onChange={(reference) => set({ reference })}
      />
    </Frame>
  );
}

function ReplaceForm({ itemId, label, onDone }: DeedProps) {
  const { values, set, clear } = useKept(`replace.${itemId}`, { scanned: '' });
  const { send, notice } = useSend();
  const items = useRows(Items).list;
  const [fault, setFault] = useState<string | null>(null);
  const go = async (): Promise<void> => {
    const { scanned } = values;
    const replacementId = foundByScan(items, scanned)?.id ?? null;
    const lost = scanned.trim() !== '' && replacementId === null;
    setFault(lost ? `Nothing carries ${scanned}.` : null);
    if (lost || !(await send(GiveReplacement, { itemId, replacementId }))) return;
    clear();
    onDone();
  };
  return (
    <Frame name={`Replacement of ${label}`} act="It is settled" notice={notice} onGo={go} onLeave={onDone}>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <TextBox
        label="Label of the new one; nothing: none is needed"
        first
        value={values.scanned}
        onChange={(scanned) => set({ scanned })}
      />
    </Frame>
  );
}

function FindForm({ itemId, label, onDone }: DeedProps) {
  const { values, set, clear } = useKept(`find.${itemId}`, { note: '' });
  const { send, notice } = useSend();
  const go = async (): Promise<void> => {
    if (!(await send(FindItem, { itemId, ...values }))) return;
    clear();
    onDone();
  };
  return (
    <Frame name={`${label} was found`} act="It was found" notice={notice} onGo={go} onLeave={onDone}>
      <TextBox label="Where and by whom" first value={values.note} onChange={(note) => set({ note })} />
    </Frame>
  );
}
