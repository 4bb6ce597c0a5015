import { memo } from 'react';
import type { RowOf } from '../../../kernel/pure.ts';
import type { IncidentLog } from '../../../modules/operations/contract.ts';
import { shortTimeOf, timeOf } from '../../../ui/clock-bar/minutes.ts';

export type LogRow = RowOf<typeof IncidentLog>;

const LATE_MS = 60_000;
const kindMarks: Readonly<Record<LogRow['kind'], string>> = {
  remark: '',
  resource: 'unit',
  grade: 'grade',
  place: 'place',
  contact: 'call',
  promise: 'clock',
  agency: 'agency',
  access: 'access',
  state: 'state',
};

const sourceWords: Readonly<Record<LogRow['source'], string>> = {
  call: 'a call',
  radio: 'radio',
  mobile: 'a phone or tablet in the field',
  auto: 'the system itself',
  desk: 'a desk',
};

export interface LogLineProps {
  readonly line: LogRow;
  readonly unread: boolean;
  /** The line that this one corrects. */
  readonly of: LogRow | null;
  readonly onCorrect: (line: LogRow) => void;
}

export const LogLine = memo(function LogLine({ line, unread, of, onCorrect }: LogLineProps) {
  const late = line.at - line.occurredAt > LATE_MS;
  return (
    <li className="log-line" data-kind={line.kind} data-unread={unread}>
      <time dateTime={new Date(line.occurredAt).toISOString()} title={late ? `entered ${timeOf(line.at)}` : undefined}>
        {timeOf(line.occurredAt)}
        {late && <span className="hint"> late</span>}
      </time>
      <span className="log-kind">{kindMarks[line.kind]}</span>
      <div className="log-text">
        {of !== null && (
          <p className="hint">
            corrects {timeOf(of.occurredAt)}: <s>{of.text ?? 'erased by law'}</s>
          </p>
        )}
        <span className={line.correctedBy === null ? '' : 'corrected'}>
          {line.text ?? <em className="hint">erased by law</em>}
        </span>
        {late && <span className="hint"> entered {shortTimeOf(line.at)}</span>}
        {line.correctedBy !== null && <span className="hint"> corrected below</span>}
        {unread && <span className="unseen"> new since you last looked</span>}
      </div>
      <span className="log-by hint clip" title={`${line.by}, by ${sourceWords[line.source]}`}>
        {line.by} · {line.source}
      </span>
      {line.kind === 'remark' && line.correctedBy === null && (
        <button
          type="button"
          className="log-correct"
          onClick={() => onCorrect(line)}
          aria-label={`Correct the line of ${timeOf(line.at)}`}
        >
          correct
        </button>
      )}
    </li>
  );
});
