import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  BriefOperation,
  EndOperation,
  ExtendOperation,
  type PlannedOperations,
  SetHeldUnit,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { minutesLeft, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { useDesk } from '../session/desk.tsx';
import { type Box, BoxesForm, type Values } from './boxes-form.tsx';
import { hoursOf } from './when.ts';

type Operation = RowOf<typeof PlannedOperations>;

const doings = { brief: 'Brief', unit: 'Units of', extend: 'Extend', end: 'End' } as const;
type Doing = keyof typeof doings;

/** One operation: when, who leads it, which units it has, what is owed of it. */
export function OperationLine({ row, now }: { row: Operation; now: number }) {
  const { can, areaName } = useDesk();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { name, startsAt, endsAt, end } = row;
  const [tone, word] = standing(row, now);
  return (
    <li>
      <div className="row wrap">
        <StateMark tone={tone}>
          <strong>{name}</strong>
        </StateMark>
        <span className={tone === 'alarm' ? 'flag' : 'quiet'}>{word}</span>
        <span className="tabular">
          {whenOf(startsAt, now)} – {whenOf(endsAt, now)}
          {row.extended && ' (extended)'}
        </span>
        <span className="hint">{areaName(row.areaId)}</span>
        {end === null && can('operation.run') && (
          <span className="push row wrap">
            {doingNames.map((which) => (
              <Button
                key={which}
                look="plain"
                expanded={doing === which}
                onPress={() => setDoing(doing === which ? null : which)}
              >
                {doings[which]} {name}
              </Button>
            ))}
          </span>
        )}
      </div>
      <Words row={row} now={now} />
      {doing !== null && <DoForm key={doing} row={row} doing={doing} onDone={() => setDoing(null)} />}
    </li>
  );
}

const doingNames = Object.keys(doings).filter((name): name is Doing => name in doings);

/** What a supervisor calls it. */
function standing({ startsAt, endsAt, end }: Operation, now: number): readonly [Tone, string] {
  if (end !== null) return ['mute', end.early ? 'taken back' : 'ended'];
  if (now < startsAt) return ['wait', `begins in ${minutesLeft(startsAt - now)}`];
  return now > endsAt ? ['alarm', `UNITS OVERDUE by ${minutesLeft(now - endsAt)}`] : ['go', 'running'];
}

const unitWords = { held: 'not come yet', arrived: 'here', released: 'given back' } as const;

function Words({ row, now }: { row: Operation; now: number }) {
  const { pack } = useDesk();
  const { units, commander, silver, people, skills, briefing, briefingAt, briefedAt, startsAt, end } = row;
  const stands = (state: keyof typeof unitWords): string =>
    state === 'held' && now < startsAt ? 'held' : unitWords[state];
  const skillName = (id: string): string => pack?.skills.find((one) => one.id === id)?.name ?? id;
  const briefed =
    briefedAt !== null
      ? `briefed ${whenOf(briefedAt, now)}`
      : briefingAt !== null && `briefing ${whenOf(briefingAt, now)}`;
  const said = [
    commander === null ? 'commander erased' : `Commander ${commander}`,
    silver !== null && silver !== '' && `silver ${silver}`,
    skills.length > 0 && `needs ${skills.map(skillName).join(', ')}`,
    briefed,
  ];
  return (
    <>
      <p className="quiet">{said.filter(Boolean).join(' · ')}</p>
      <p>
        {units.length === 0 && <span className="hint">No unit is held.</span>}
        {units.map(({ callsign, state }) => (
          <span key={callsign} className="lent-unit">
            <strong>{callsign}</strong> <span className="hint">{stands(state)}</span>
          </span>
        ))}
        {people.map(({ collar, name }) => (
          <span key={collar} className="lent-unit">
            {name} <span className="hint">{collar}</span>
          </span>
        ))}
      </p>
      {briefing !== null && briefing !== '' && <p className="lent-briefing">{briefing}</p>}
      {end?.outcome && <p className="quiet">{end.outcome}</p>}
    </>
  );
}

const units: NonNullable<Box['options']> = [
  { id: 'arrived', name: 'it has come' },
  { id: 'held', name: 'hold it as well' },
  { id: 'released', name: 'give it back' },
];

function boxesOf({ units: held, briefing }: Operation, doing: Doing): readonly Box[] {
  const next = held.find(({ state }) => state === 'held') ?? held.find(({ state }) => state === 'arrived');
  const hours = { state: (value: string) => (hoursOf(value) === null ? 'a number of hours' : undefined) };
  switch (doing) {
    case 'brief':
      return [{ name: 'words', label: 'Briefing as it was given', long: true, initial: briefing ?? '' }];
    case 'unit':
      return [
        { name: 'callsign', label: 'Which unit', initial: next?.callsign ?? '' },
        { name: 'state', label: 'And', options: units },
        { name: 'words', label: 'Why, if it needs saying' },
      ];
    case 'extend':
      return [
        { name: 'hours', label: 'Hours longer', initial: '1', ...hours },
        { name: 'words', label: 'Why it goes on' },
      ];
    case 'end':
      return [{ name: 'words', label: 'What came of it' }];
  }
}

function DoForm({ row, doing, onDone }: { row: Operation; doing: Doing; onDone: () => void }) {
  const { send, notice } = useSend();
  const { id: operationId, name, endsAt } = row;
  const anyway = { confirm: 'Hold them anyway' };
  const go = async (values: Values): Promise<boolean> => {
    const { words = '', callsign = '' } = values;
    switch (doing) {
      case 'brief':
        return send(BriefOperation, { operationId, briefing: words });
      case 'unit': {
        const state = (['arrived', 'held', 'released'] as const).find((one) => one === values.state) ?? 'arrived';
        return send(SetHeldUnit, { operationId, callsign, state, reason: words }, anyway);
      }
      case 'extend': {
        const longer = hoursOf(values.hours ?? '');
        return longer !== null && send(ExtendOperation, { operationId, until: endsAt + longer, reason: words }, anyway);
      }
      case 'end':
        return send(EndOperation, { operationId, outcome: words });
    }
  };
  return (
    <BoxesForm
      label={`${doings[doing]} ${name}`}
      draft={`operation.${doing}.${operationId}`}
      boxes={boxesOf(row, doing)}
      submit={`${doings[doing]} it`}
      onSend={go}
      onDone={onDone}
      notice={notice}
    />
  );
}
