import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  AnswerAid,
  JoinAidUnit,
  LendUnit,
  type MutualAid,
  ReturnAidUnit,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { minutesLeft, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import { type PackRow, useDesk } from '../session/desk.tsx';
import { type Box, BoxesForm, type Values } from './boxes-form.tsx';
import { listOf } from './when.ts';

type Aid = RowOf<typeof MutualAid>;
type Doing = 'answer' | 'join' | 'lend' | 'return';

const said: Readonly<Record<Doing, string>> = {
  answer: 'Answer for',
  join: 'Unit joins from',
  lend: 'Lend a unit to',
  return: 'Unit goes back,',
};

/** One loan: who asks whom, how it stands, which units are out since when. */
export function AidLine({ row, now }: { row: Aid; now: number }) {
  const { can } = useDesk();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { direction, force, count, from, until, situation, what, contact, reason, answer, units } = row;
  const [tone, word] = standing(row, now);
  const doings = can('aid.run') ? doingsOf(row) : [];
  const words = [
    what ?? 'erased',
    contact !== '' && contact,
    reason !== '' && reason,
    answer !== '' && answer !== null && `${situation}: ${answer}`,
  ];
  return (
    <li>
      <div className="row wrap">
        <StateMark tone={tone}>
          <strong>{direction === 'in' ? `From ${force.name}` : `To ${force.name}`}</strong>
        </StateMark>
        <span className={tone === 'alarm' ? 'flag' : 'quiet'}>{word}</span>
        <span className="tabular">
          {count} × {whenOf(from, now)} – {whenOf(until, now)}
        </span>
        <span className="push row wrap">
          {doings.map((which) => (
            <Button
              key={which}
              look="plain"
              expanded={doing === which}
              onPress={() => setDoing(doing === which ? null : which)}
            >
              {said[which]} {force.name}
            </Button>
          ))}
        </span>
      </div>
      <p className="quiet">{words.filter(Boolean).join(' · ')}</p>
      {units.length > 0 && (
        <p>
          {units.map(({ callsign, lentAt, returnedAt }) => (
            <span key={callsign} className="lent-unit">
              <strong>{callsign}</strong>{' '}
              <span className="hint">
                {returnedAt === null ? `since ${whenOf(lentAt, now)}` : `back ${whenOf(returnedAt, now)}`}
              </span>
            </span>
          ))}
        </p>
      )}
      {doing !== null && <DoForm key={doing} row={row} doing={doing} onDone={() => setDoing(null)} />}
    </li>
  );
}

function standing({ situation, answerDueAt, until, units }: Aid, now: number): readonly [Tone, string] {
  const out = units.some(({ returnedAt }) => returnedAt === null);
  if (situation === 'asked') {
    const left = answerDueAt - now;
    return left < 0
      ? ['alarm', `NOT ANSWERED for ${minutesLeft(-left)}`]
      : ['wait', `asked, answer due in ${minutesLeft(left)}`];
  }
  if (out && now > until) return ['alarm', `NOT BACK for ${minutesLeft(now - until)}`];
  return situation === 'agreed' ? ['go', out ? 'agreed, on loan' : 'agreed'] : ['mute', situation];
}

function doingsOf({ situation, direction, units }: Aid): readonly Doing[] {
  const out = units.some(({ returnedAt }) => returnedAt === null);
  const open = situation === 'asked' || situation === 'agreed';
  return [
    ...(situation === 'agreed' ? [direction === 'in' ? ('join' as const) : ('lend' as const)] : []),
    ...(out ? (['return'] as const) : []),
    ...(open ? (['answer'] as const) : []),
  ];
}

function boxesOf({ situation, units }: Aid, doing: Doing, pack: PackRow | null): readonly Box[] {
  const out = units.filter(({ returnedAt }) => returnedAt === null).map(({ callsign }) => callsign);
  const note: Box = { name: 'words', label: 'A word more, if it helps' };
  const answers = situation === 'asked' ? ['agreed', 'declined', 'withdrawn'] : ['over', 'withdrawn'];
  switch (doing) {
    case 'answer':
      return [{ name: 'answer', label: 'How it stands', options: answers.map((id) => ({ id, name: id })) }, note];
    case 'lend':
      return [{ name: 'callsign', label: 'Callsign of ours' }, note];
    case 'return':
      return [{ name: 'callsign', label: 'Which of them', options: out.map((id) => ({ id, name: id })) }, note];
    case 'join':
      return [
        { name: 'callsign', label: 'Their callsign' },
        { name: 'issi', label: 'Their radio (ISSI)' },
        { name: 'crew', label: 'Who is in it' },
        { name: 'kind', label: 'Kind of their unit', options: pack?.unitKinds ?? [] },
        { name: 'permit', label: 'Permit of their driver', options: pack?.permits ?? [] },
        { name: 'areaId', label: 'Works in', options: (pack?.areas ?? []).filter(({ parent }) => parent === null) },
        { name: 'talkgroup', label: 'Talkgroup', initial: talkgroupOf(pack) },
        { name: 'skills', label: 'Skills, by their short names' },
        note,
      ];
  }
}

/** What forces next to each other work on together. */
function talkgroupOf(pack: PackRow | null): string {
  return pack?.talkgroups.find(({ kind }) => kind === 'interoperability')?.id ?? '';
}

function DoForm({ row, doing, onDone }: { row: Aid; doing: Doing; onDone: () => void }) {
  const { pack } = useDesk();
  const { newId } = useClient();
  const { send, notice } = useSend();
  const { id: aidId, force } = row;
  const go = async (values: Values): Promise<boolean> => {
    const { words = '', callsign = '' } = values;
    switch (doing) {
      case 'answer': {
        const all = ['agreed', 'declined', 'withdrawn', 'over'] as const;
        const answer = all.find((one) => one === values.answer) ?? 'agreed';
        return send(AnswerAid, { aidId, answer, words }, { confirm: 'End it anyway' });
      }
      case 'lend':
        return send(LendUnit, { aidId, callsign, note: words }, { confirm: 'Lend it anyway' });
      case 'return':
        return send(ReturnAidUnit, { aidId, callsign, note: words }, { confirm: 'Let it go anyway' });
      case 'join':
        return send(JoinAidUnit, { aidId, tourId: newId(), note: words, ...unitOf(values) });
    }
  };
  const common = { label: `${said[doing]} ${force.name}`, draft: `aid.${doing}.${aidId}`, submit: 'Record it' };
  return <BoxesForm {...{ ...common, boxes: boxesOf(row, doing, pack), notice, onDone }} onSend={go} />;
}

function unitOf({ callsign = '', kind = '', areaId = '', talkgroup = '', ...rest }: Values) {
  const { issi = '', crew = '', permit = 'none', skills = '' } = rest;
  const names = crew.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  return {
    ...{ callsign, kind, areaId, talkgroup, issi: issi.trim() === '' ? null : issi.trim() },
    crew: names.map((name, at) => ({ collar: `${callsign}-${at + 1}`, name, permit, accountId: null })),
    skills: listOf(skills).map((skill) => skill.toLowerCase()),
  };
}
