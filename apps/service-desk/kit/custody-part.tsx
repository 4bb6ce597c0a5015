import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Custodies, CustodyLog, Disposals } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useStaff } from '../session/staff.tsx';
import { type Deed, DeedForm } from './deed-forms.tsx';
import { isCounted, kitDate } from './kit-dates.ts';
import './kit.css';

export type CustodyRow = RowOf<typeof Custodies>;

interface Props {
  readonly itemId: string;
  readonly label: string;
  readonly classId: string;
  readonly archived?: boolean;
}

/** In whose hands a thing is, what is owed of it, and through whose hands it went. */
export function CustodyPart({ itemId, label, classId, archived = false }: Props) {
  useRows(Custodies);
  const custody = useRow(Custodies, itemId);
  const certificate = useRows(Disposals).byKey.get(itemId);
  const { can } = useStaff();
  const [deed, setDeed] = useState<Deed | null>(null);
  const open = deedsOf(custody, classId).filter(({ permission }) => !archived && can(permission));
  return (
    <section className="kit-part" aria-label="In whose hands">
      <h3 className="label">In whose hands</h3>
      {certificate === undefined ? (
        <Standing custody={custody} />
      ) : (
        <p>
          Disposed of: <Link href={`/kit/certificates/${itemId}`}>{certificate.certificate}</Link>
        </p>
      )}
      {custody !== null && <Owed custody={custody} />}
      <div className="row wrap">
        {open.map(({ deed: one, words }) => (
          <Button key={one} expanded={deed === one} onPress={() => setDeed(deed === one ? null : one)}>
            {words}
          </Button>
        ))}
      </div>
      {deed !== null && (
        <DeedForm key={deed} deed={deed} itemId={itemId} label={label} classId={classId} onDone={() => setDeed(null)} />
      )}
      <Hands itemId={itemId} />
    </section>
  );
}

function Standing({ custody }: { custody: CustodyRow | null }) {
  const now = useNow();
  if (custody === null) return <p className="quiet">Nobody has been given it.</p>;
  const { person, collar, since, signature, lostAt, serviceIncidentId } = custody;
  if (lostAt !== null) {
    return (
      <p>
        <StateMark tone="alarm">Lost</StateMark> since {kitDate(lostAt, now)}
        {serviceIncidentId !== null && (
          <>
            {' · '}
            <Link href={`/it-incidents/${serviceIncidentId}`}>its IT incident</Link>
          </>
        )}
      </p>
    );
  }
  if (since === null) return <p>In the store: nobody has it.</p>;
  const signed = signature === 'drawn' ? 'signed by hand' : 'signed by name';
  return (
    <p>
      <StateMark tone="ok">{person ?? 'erased'}</StateMark>
      {collar !== null && ` (${collar})`} since {kitDate(since, now)}, {signed}
    </p>
  );
}

const stunWords: Readonly<Record<NonNullable<CustodyRow['stun']>, string | null>> = {
  none: null,
  owed: 'The stun has not been asked for',
  proposed: 'The stun waits for a second person: the radio was in use',
  asked: 'The stun has been asked of the network; nobody has confirmed it yet',
  done: 'The radio is stunned',
};

/** Each of what is owed, with its clock. */
function Owed({ custody }: { custody: CustodyRow }) {
  const now = useNow();
  const { owed, stun, lostAt, report, replacement } = custody;
  const stunned = lostAt === null || stun === null ? null : stunWords[stun];
  const done: readonly (string | null)[] = [
    stunned,
    lostAt !== null && report !== null ? `Reported under ${report}` : null,
    lostAt !== null && replacement === 'issued' ? 'The replacement is settled' : null,
  ];
  return (
    <>
      {owed.length > 0 && (
        <ul className="kit-list" aria-label="What is owed">
          {owed.map(({ key, label, startedAt, dueAt }) => (
            <li key={key}>
              <span>{label}</span>
              <span className="push">
                {isCounted(dueAt, now) ? (
                  <ClockBar
                    label={label}
                    startedAt={startedAt}
                    dueAt={dueAt}
                    state={now > dueAt ? 'breached' : now > (startedAt + dueAt) / 2 ? 'warned' : 'running'}
                    now={now}
                  />
                ) : (
                  <span className="quiet">by {kitDate(dueAt, now)}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {done.map((words) => words !== null && <p key={words}>{words}</p>)}
    </>
  );
}

interface Offer {
  readonly deed: Deed;
  readonly words: string;
  readonly permission: string;
}

const keep = 'estate-custody.keep';

/** What can be done with a thing as it stands. */
function deedsOf(custody: CustodyRow | null, classId: string): readonly Offer[] {
  const dispose: Offer = { deed: 'dispose', words: 'Dispose of it', permission: 'estate-custody.dispose' };
  const lose: Offer = { deed: 'lose', words: 'It is lost', permission: 'estate-custody.report-loss' };
  if (custody !== null && custody.lostAt !== null) return afterLoss(custody, classId);
  if (custody === null || custody.since === null) {
    return [{ deed: 'issue', words: 'Issue it', permission: keep }, lose, dispose];
  }
  return [
    { deed: 'return', words: 'Take it back', permission: keep },
    { deed: 'transfer', words: 'Transfer it', permission: keep },
    lose,
  ];
}

function afterLoss({ stun, report, replacement }: CustodyRow, classId: string): readonly Offer[] {
  const offers: readonly (Offer | false)[] = [
    classId === 'radio-terminal' &&
      (stun === 'owed' || stun === 'proposed') && {
        ...{ deed: 'ask-stun', words: 'Ask for the stun', permission: 'estate-custody.stun' },
      },
    stun === 'asked' && { deed: 'confirm-stun', words: 'It is stunned', permission: keep },
    report === null && { deed: 'file-report', words: 'The report is filed', permission: keep },
    replacement === 'owed' && { deed: 'replace', words: 'A replacement was given', permission: keep },
    { deed: 'find', words: 'It was found', permission: keep },
  ];
  return offers.flatMap((offer) => (offer === false ? [] : [offer]));
}

function Hands({ itemId }: { itemId: string }) {
  const { list } = useRows(CustodyLog, itemId);
  const now = useNow();
  if (list.length === 0) return null;
  const lines = list.toSorted((one, other) => Number(other.id) - Number(one.id));
  return (
    <details>
      <summary>Through whose hands it went: {lines.length}</summary>
      <ul className="kit-list">
        {lines.map(({ id, at, author, kind, text, signatureId }) => (
          <li key={id}>
            <time className="quiet">{kitDate(at, now)}</time>
            <strong>{kind}</strong>
            <span>{text}</span>
            <span className="quiet">by {author}</span>
            {signatureId !== null && <Picture id={signatureId}>Signature of {text}</Picture>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The signature as it was drawn. */
export function Picture({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a href={`/api/attachments/${id}`}>
      <img className="signature-picture" src={`/api/attachments/${id}`} alt="" />
      <span className="unseen">{children}</span>
    </a>
  );
}
