import { useClient, useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AskAid } from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { useDesk } from '../session/desk.tsx';
import { timeOf } from '../time/time-of.ts';
import { type Box, BoxesForm, type Values } from './boxes-form.tsx';
import { hoursOf } from './when.ts';

/** What we ask of another force, or it asks of us: a clock runs until it is answered. */
export function AskAidForm({ onDone }: { onDone: () => void }) {
  const { pack } = useDesk();
  const { newId } = useClient();
  const { send, notice } = useSend();
  const now = useNow();
  const forces = (pack?.forces ?? []).map(({ id, name, phone, talkgroup }) => ({
    id,
    name: [name, phone, talkgroup].filter(Boolean).join(', '),
  }));
  const ways = [
    { id: 'in', name: 'we ask it for units' },
    { id: 'out', name: 'it asks us for units' },
  ];
  const time = (value: string): string => {
    const at = timeOf(value, now);
    return at === null ? 'e.g. 20:30' : whenOf(at, now);
  };
  const boxes: readonly Box[] = [
    { name: 'way', label: 'Who asks', options: ways },
    { name: 'forceId', label: 'Other force', options: forces },
    { name: 'what', label: 'Units that are wanted' },
    { name: 'count', label: 'How many of them', initial: '1' },
    { name: 'from', label: 'From', initial: 'now', state: time },
    {
      name: 'hours',
      label: 'For hours',
      initial: '8',
      state: (value) => (hoursOf(value) === null ? 'a number' : undefined),
    },
    { name: 'contact', label: 'Whom to ring' },
    { name: 'reason', label: 'What it is for' },
  ];
  const go = async (values: Values): Promise<boolean> => {
    const from = timeOf(values.from ?? '', now);
    const lasts = hoursOf(values.hours ?? '');
    if (from === null || lasts === null) return false;
    const direction = values.way === 'out' ? 'out' : 'in';
    const { forceId = '', what = '', contact = '', reason = '' } = values;
    const said = { what, contact, reason, count: Number(values.count) || 1 };
    return send(AskAid, { aidId: newId(), direction, forceId, from, until: from + lasts, ...said });
  };
  const common = { label: 'Mutual aid', draft: 'aid.ask', submit: 'Ask, or note that it asks' };
  return <BoxesForm {...{ ...common, boxes, notice, onDone }} onSend={go} />;
}
