import { useRef, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import { useDraft, useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  DisableAccount,
  EnableAccount,
  ResetCredentials,
  RevokeCredential,
  RevokeOwnCredential,
} from '../../../modules/identity/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ReasonBox } from './account-fields.tsx';
import { type AccountRow, credentialWords } from './account-row.ts';
import { type Faults, faultsOf } from './use-account-draft.ts';

interface AccessActsProps {
  readonly account: AccountRow;
  readonly mine: boolean;
}

/** By which means the person comes in, and whether at all; each change with its reason. */
export function AccessActs({ account, mine }: AccessActsProps) {
  const { send, notice } = useSend();
  const now = useNow();
  const [reason, setReason] = useDraft(`account.reason.${account.id}`);
  const [faults, setFaults] = useState<Faults>({});
  const [issued, setIssued] = useState<Issued | null>(null);
  const box = useRef<HTMLElement>(null);
  const { id: accountId, disabledAt } = account;
  const because = { accountId, reason: reason.trim() };
  const told = { onMalformed: (errors: Parameters<typeof faultsOf>[0]) => setFaults(faultsOf(errors)) };
  const settle = async (doing: Promise<boolean>): Promise<void> => {
    if (!(await doing)) return;
    setReason('');
    setFaults({});
    // What was withdrawn may be the code that stands here.
    setIssued(null);
    // The button that was pressed may be gone.
    box.current?.querySelector('input')?.focus();
  };
  const revoke = (credentialId: string): void => {
    const credential = { ...because, credentialId };
    void settle(mine ? send(RevokeOwnCredential, credential, told) : send(RevokeCredential, credential, told));
  };
  return (
    <section ref={box} className="inline-form account-form" aria-label={`Access of ${account.displayName}`} data-typing>
      {disabledAt === null && <OneTimeCode account={account} issued={issued} onIssued={setIssued} />}
      <ReasonBox reason={reason} fault={faults.reason} onReason={setReason} />
      <div className="row wrap">
        {account.credentials.map((credential) => (
          <Button key={credential.id} onPress={() => revoke(credential.id)}>
            Revoke the {credentialWords(credential)} of {whenOf(credential.addedAt, now)}
          </Button>
        ))}
        <Button onPress={() => void settle(send(ResetCredentials, because, told))}>
          Withdraw every means and session
        </Button>
        {!mine && disabledAt === null && (
          <Button onPress={() => void settle(send(DisableAccount, because, { ...told, confirm: 'Disable it anyway' }))}>
            Disable the account
          </Button>
        )}
        {disabledAt !== null && (
          <Button onPress={() => void settle(send(EnableAccount, because, told))}>Enable the account</Button>
        )}
      </div>
      {notice}
    </section>
  );
}

interface Issued {
  readonly code: string;
  readonly expiresAt: number;
}

/** A code is shown once and kept nowhere: whoever reads it aloud sees to it that the right person hears it. */
function OneTimeCode(props: {
  readonly account: AccountRow;
  readonly issued: Issued | null;
  readonly onIssued: (issued: Issued | null) => void;
}) {
  const { account, issued, onIssued } = props;
  const now = useNow();
  const [fault, setFault] = useState<string | null>(null);
  const issue = async (): Promise<void> => {
    const body = JSON.stringify({ accountId: account.id });
    const came = await request('/api/enrolment/code', { method: 'POST', body });
    const answer = (came.body ?? {}) as Problem & Issued;
    onIssued(came.status === 200 ? answer : null);
    setFault(came.status === 200 ? null : (answer.detail ?? 'The server cannot be reached.'));
  };
  return (
    <div className="row wrap">
      <Button onPress={() => void issue()}>New one-time code</Button>
      <output>
        {issued !== null && (
          <>
            <strong className="tabular account-code">{issued.code}</strong> for {account.displayName}, at /enrol, until{' '}
            {whenOf(issued.expiresAt, now)}. It is shown this once; an older one is void.
          </>
        )}
        {fault}
      </output>
    </div>
  );
}
