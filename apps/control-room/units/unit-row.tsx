import { memo, type ReactNode } from 'react';
import { useNow, useRow } from '../../../client/react.tsx';
import { Units } from '../../../modules/operations/contract.ts';
import { ago, shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { type Claim, claimMark, claimWords, useClaims } from '../lent/use-claims.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { toneOf, type UnitRow, type UnitState, wordOf } from './unit-tone.ts';
import { useFix } from './use-fix.ts';
import { useKit } from './use-kit.ts';

export const UnitBoardRow = memo(function UnitBoardRow({ id, grouped }: { id: string; grouped: boolean }) {
  const unit = useRow(Units, id);
  const now = useNow();
  const kit = useKit(id);
  const claim = useClaims().get(unit?.callsign ?? '');
  const position = useFix(unit);
  if (unit === null) return <div className="unit-row gone">off duty</div>;
  return (
    <UnitLine
      unit={{ ...unit, position }}
      now={now}
      grouped={grouped}
      stacked={unit.stacked.length}
      kit={kit?.reasons[0] ?? null}
      claim={claim ?? null}
    >
      <span className="wide clip quiet">{unit.kind.replaceAll('-', ' ')}</span>
      <span className="wide clip">{unit.crew.map(({ name }) => name).join(', ')}</span>
      <span className="wide clip quiet">{unit.skills.join(' · ')}</span>
      <span className="wide clip quiet">{unit.talkgroup}</span>
      <span className="wide quiet">until {shortTimeOf(unit.shiftEndsAt)}</span>
    </UnitLine>
  );
});

/** What the line tells. */
export interface UnitTold extends UnitState, Pick<UnitRow, 'callsign' | 'statusName' | 'since' | 'areaId' | 'kind'> {
  readonly active: Pick<NonNullable<UnitRow['active']>, 'number' | 'milestone'> | null;
  readonly position: { readonly at: number } | null;
}

/** One line: who, what state since when, on what, how old its position. */
export function UnitLine(props: {
  readonly unit: UnitTold;
  readonly now: number;
  readonly grouped: boolean;
  readonly stacked: number;
  /** What is wrong with its radio or car. */
  readonly kit?: string | null;
  /** What else has it: a planned operation, another force. */
  readonly claim?: Claim | null;
  /** What there is room for in a window of its own. */
  readonly children?: ReactNode;
}) {
  const { unit, now, grouped, stacked, kit = null, claim = null, children } = props;
  const { areaName } = useDesk();
  return (
    <div className="unit-row" data-emergency={unit.emergency}>
      <StateMark tone={toneOf(unit)}>
        <strong>{unit.callsign}</strong>
      </StateMark>
      <span className="clip" title={unit.statusName}>
        {wordOf(unit)}
      </span>
      <span className="since">{ago(now - unit.since)}</span>
      <span className="clip">
        {unit.active === null ? (
          <span className="hint">
            {kit === null && claim === null && (grouped ? areaName(unit.areaId) : unit.kind)}
          </span>
        ) : (
          <span className="number">{shortNumber(unit.active.number)}</span>
        )}
        {claim !== null && (
          <span className="claim-mark" title={claimWords(claim)}>
            {unit.active !== null && ' '}
            {claimMark(claim)}
          </span>
        )}
        {stacked > 0 && <span className="hint"> +{stacked}</span>}
        {kit !== null && (
          <span className="kit-mark" title={kit}>
            {' '}
            {kit}
          </span>
        )}
      </span>
      {children}
      <PositionAge at={unit.position?.at ?? null} now={now} />
    </div>
  );
}

/** The age of a position is always shown; past the force's limit it is called stale. */
export function PositionAge({ at, now }: { at: number | null; now: number }) {
  const { pack } = useDesk();
  if (at === null) return <span className="position-age hint">no fix</span>;
  const stale = now - at > (pack?.stalePositionSeconds ?? 120) * 1000;
  return (
    <span className="position-age hint" data-stale={stale} title={stale ? 'position is stale' : 'age of its position'}>
      {stale ? 'stale ' : ''}
      {ago(now - at)}
    </span>
  );
}
