import { useRef, useState } from 'react';
import type { useSend } from '../../../client/send/use-send.tsx';
import { AddContactToIncident, RuleOutDuplicate } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { bringWhatItBecame } from '../contact/call-became.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { type ContactRow, shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import './links.css';
import { type DuplicateRow, useDuplicates } from './use-duplicates.ts';

interface DuplicateStripProps {
  readonly contactId: string;
  /** Null: nothing has been typed yet, so there is no contact that anything could be said of. */
  readonly contact: ContactRow | null;
  readonly what: string;
  readonly at: { readonly lon: number | null; readonly lat: number | null } | null;
  /** Sends what has been typed and not left yet. */
  readonly flush: () => Promise<boolean>;
  readonly send: ReturnType<typeof useSend>['send'];
  readonly onDone: () => void;
}

const LEAST_LETTERS = 8;

/** What the call may be about already, best first, each with its reasons. One key adds the caller there, one says that it is another. */
export function DuplicateStrip(props: DuplicateStripProps) {
  const { contactId, contact, what, at } = props;
  const callerNumber = contact?.callerNumber ?? '';
  const told = at?.lon != null || what.trim().length >= LEAST_LETTERS || callerNumber !== '';
  const found = useDuplicates(
    contact !== null && told
      ? {
          ...{ contact: contactId, callerNumber, what },
          ...(at?.lon != null && at.lat !== null && { lon: at.lon, lat: at.lat }),
        }
      : null,
  );
  const { shown, hold } = useHeld(found);
  const { acts, leftOut } = useStripActs(props);
  const alike = shown.filter((row) => row.kind === 'duplicate' && !leftOut.has(row.id));
  const recent = shown.filter((row) => row.kind === 'recent-event');
  const [first] = alike;
  useAct('addTo', () => void acts.add(first, false), first !== undefined);
  useAct('addRisk', () => void acts.add(first, true), first !== undefined);
  useAct('notDuplicate', () => void acts.ruleOut(first), first !== undefined);
  return (
    <section
      className="duplicates"
      aria-label="May be about the same"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
    >
      <h3 className="label">{titleOf(alike.length, told)}</h3>
      {first !== undefined && (
        <div className="row wrap duplicates-acts">
          <ActButton act="addTo">Add to {shortNumber(first.number)}</ActButton>
          <ActButton act="addRisk">New risk</ActButton>
          <ActButton act="notDuplicate">Not same</ActButton>
        </div>
      )}
      <ul>
        {alike.map((row, place) => (
          <Alike key={row.id} row={row} isFirst={place === 0} onAdd={acts.add} onRuleOut={acts.ruleOut} />
        ))}
        {recent.map((row) => (
          <Recent key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function titleOf(count: number, told: boolean): string {
  if (!told) return 'Duplicates are looked for while you type';
  return count === 0 ? 'No duplicate found' : `May be about the same: ${count}`;
}

type Acting = (row: DuplicateRow | undefined, newRisk: boolean) => Promise<void>;

function useStripActs({ contactId, flush, send, onDone }: DuplicateStripProps) {
  const { work } = useDesk();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const add: Acting = async (row, newRisk) => {
    if (row === undefined || !(await flush())) return;
    if (!(await send(AddContactToIncident, { contactId, incidentId: row.id, newRisk }))) return;
    bringWhatItBecame(work, contactId, row.id);
    onDone();
  };
  const ruleOut = async (row: DuplicateRow | undefined): Promise<void> => {
    if (row === undefined) return;
    if (!(await send(RuleOutDuplicate, { contactId, incidentId: row.id }))) return;
    setLeftOut((before) => new Set([...before, row.id]));
  };
  return { acts: { add, ruleOut }, leftOut };
}

/** While the pointer is on them the rows stay where they are. */
function useHeld(rows: readonly DuplicateRow[]) {
  const [held, setHeld] = useState(false);
  const last = useRef(rows);
  if (!held) last.current = rows;
  return { shown: last.current, hold: setHeld };
}

interface AlikeProps {
  readonly row: DuplicateRow;
  readonly isFirst: boolean;
  readonly onAdd: Acting;
  readonly onRuleOut: (row: DuplicateRow) => Promise<void>;
}

function Alike({ row, isFirst, onAdd, onRuleOut }: AlikeProps) {
  const { weightOf } = useDesk();
  return (
    <li>
      <div className="row">
        <GradeMark grade={row.grade} name="" weight={weightOf(row.grade)} />
        <strong className="clip">
          {shortNumber(row.number)} {row.codeName}
        </strong>
        {row.callers > 1 && <span className="hint">{row.callers} callers</span>}
        {!isFirst && (
          <span className="push row">
            <Button onPress={() => void onAdd(row, false)}>Add</Button>
            <Button onPress={() => void onRuleOut(row)}>Not the same</Button>
          </span>
        )}
      </div>
      <Reasons row={row} />
      {row.what !== null && <p className="clip quiet">{row.what}</p>}
    </li>
  );
}

export function Recent({ row }: { row: DuplicateRow }) {
  return (
    <li>
      <div className="row">
        <Icon name="clock" />
        <span className="clip">
          Recent event: {row.number} {row.codeName}
        </span>
      </div>
      <Reasons row={row} />
    </li>
  );
}

export function Reasons({ row }: { row: DuplicateRow }) {
  return <p className="hint">{row.reasons.map(({ text }) => text).join(' · ')}</p>;
}
