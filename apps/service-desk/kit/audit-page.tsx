import { useRef, useState } from 'react';
import { Link, useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AuditExceptions, AuditLines, Audits, EndAudit, ScanLabel } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { type Line, resultWords, settledWords } from './audit-words.ts';
import { ExceptionsPart } from './exceptions-part.tsx';
import { usePlaceName, useSiteName } from './use-site-name.ts';
import './kit.css';

type AuditRow = RowOf<typeof Audits>;

/** Somebody goes through a room: each scan is answered at once, the end says what was not there. */
export function AuditPage() {
  const { id = '' } = useParams();
  const { byKey, state } = useRows(Audits);
  const lines = useRows(AuditLines, id).list;
  const exceptions = useRows(AuditExceptions).list.filter(({ auditId }) => auditId === id);
  const siteName = useSiteName();
  const { can } = useStaff();
  const audit = byKey.get(id);
  if (audit === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'this audit') ?? 'There is no such audit'} />
      </main>
    );
  }
  const place = [audit.room, siteName(audit.stationId)].filter(Boolean).join(', ');
  const running = audit.endedAt === null;
  return (
    <main className="service-page kit-page">
      <p className="quiet">
        <Link href="/kit">Kit</Link> · <Link href="/kit/audits">Audits</Link>
      </p>
      <h2>Audit of {place}</h2>
      {running && can('estate-custody.audit') && <Scan audit={audit} lines={lines} />}
      {!running && <ExceptionsPart rows={exceptions} title="Exceptions" />}
      <Lines lines={lines} title={running ? 'What was read' : 'What the audit found'} />
    </main>
  );
}

function Scan({ audit, lines }: { audit: AuditRow; lines: readonly Line[] }) {
  const { send, notice } = useSend();
  const placeName = usePlaceName();
  const [scanned, setScanned] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const { id: auditId, expected } = audit;
  const asRecorded = lines.filter(({ kind }) => kind === 'as-recorded').length;
  const [last] = lines.toSorted((one, other) => other.at - one.at);
  const [asking, setAsking] = useState(false);
  const unseen = expected - asRecorded;
  const end = (): void => {
    setAsking(false);
    void send(EndAudit, { auditId });
  };
  const scan = async (): Promise<void> => {
    const read = scanned.trim();
    setScanned('');
    box.current?.focus();
    if (read !== '') await send(ScanLabel, { auditId, scanned: read });
  };
  return (
    <Form look="kit-part" label="Scan" onSend={() => void scan()}>
      {notice}
      {asking && (
        <ConfirmBar
          text={`${unseen} of ${expected} were not seen: each of them becomes an exception.`}
          confirm={{ label: 'End it all the same', onConfirm: end }}
          onLeave={() => setAsking(false)}
        />
      )}
      <Field label="Scan a label, or type a label, serial number or asset tag">
        {(id) => (
          <input
            ref={box}
            id={id}
            className="input kit-scan"
            // biome-ignore lint/a11y/noAutofocus: the page is for this.
            autoFocus
            autoComplete="off"
            value={scanned}
            onChange={(event) => setScanned(event.target.value)}
          />
        )}
      </Field>
      {last !== undefined && (
        <p className="kit-result" role="status" data-kind={last.kind === 'as-recorded' ? 'fine' : 'exception'}>
          <strong>{last.label ?? last.scanned}</strong>: {resultWords[last.kind]}
          {last.kind === 'elsewhere' && last.recorded !== '' && ` (${placeName(last.recorded)})`}
        </p>
      )}
      <div className="row wrap">
        <span>
          {asRecorded} of {expected} seen
        </span>
        <span className="push">
          <Button onPress={() => (unseen > 0 ? setAsking(true) : end())}>End the audit</Button>
        </span>
      </div>
    </Form>
  );
}

function Lines({ lines, title }: { lines: readonly Line[]; title: string }) {
  const now = useNow();
  return (
    <section className="kit-part" aria-label={title}>
      <h3 className="label">
        {title}: {lines.length}
      </h3>
      <ul className="kit-list">
        {lines
          .toSorted((one, other) => other.at - one.at)
          .map(({ id, label, scanned, kind, at, settled }) => (
            <li key={id}>
              <span className="number">{label ?? scanned}</span>
              <span>{resultWords[kind]}</span>
              <span className="quiet push">
                {settled === null ? whenOf(at, now) : `${settledWords[settled.how]}, ${settled.by}`}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
