import { useClient, useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { PlanOperation } from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { useDesk } from '../session/desk.tsx';
import { timeOf } from '../time/time-of.ts';
import { type Box, BoxesForm, type Values } from './boxes-form.tsx';
import { hoursOf, listOf } from './when.ts';

/** Name, commander, period, area, units, briefing: whose the units are then, and what is left bare, is asked before it is done. */
export function PlanOperationForm({ onDone }: { onDone: () => void }) {
  const { pack } = useDesk();
  const { newId } = useClient();
  const { send, notice } = useSend();
  const now = useNow();
  const areas = (pack?.areas ?? []).filter(({ parent }) => parent === null);
  const time = (value: string): string | undefined => {
    const at = timeOf(value, now);
    return value === '' ? undefined : at === null ? 'e.g. 20:30' : whenOf(at, now);
  };
  const boxes: readonly Box[] = [
    { name: 'name', label: 'Name of the operation' },
    { name: 'commander', label: 'Commander' },
    { name: 'silver', label: 'Silver, if there is one' },
    { name: 'from', label: 'Begins', initial: 'now', state: time },
    {
      name: 'hours',
      label: 'Hours',
      initial: '4',
      state: (value) => (hoursOf(value) === null ? 'a number' : undefined),
    },
    { name: 'briefingAt', label: 'Briefing at, if it is owed', state: time },
    { name: 'areaId', label: 'Area of the operation', options: areas },
    { name: 'callsigns', label: 'Callsigns it holds' },
    { name: 'people', label: 'Other people, by collar number' },
    { name: 'skill', label: 'Skill it needs', options: [{ id: '', name: 'none' }, ...(pack?.skills ?? [])] },
    { name: 'briefing', label: 'Briefing', long: true },
  ];
  const go = async (values: Values): Promise<boolean> => {
    const { name = '', commander = '', silver = '', areaId = '', skill = '', briefing = '' } = values;
    const startsAt = timeOf(values.from ?? '', now);
    const lasts = hoursOf(values.hours ?? '');
    if (startsAt === null || lasts === null) return false;
    const period = { startsAt, endsAt: startsAt + lasts, briefingAt: timeOf(values.briefingAt ?? '', now) };
    const people = listOf(values.people ?? '').map((collar) => ({ collar, name: collar }));
    const has = { callsigns: [...listOf(values.callsigns ?? '')], people, skills: skill === '' ? [] : [skill] };
    const wish = { operationId: newId(), name, commander, silver, areaId, briefing, ...period, ...has };
    return send(PlanOperation, wish, { confirm: 'Plan it anyway' });
  };
  const common = { label: 'Plan an operation', draft: 'operation.plan', submit: 'Plan it' };
  return <BoxesForm {...{ ...common, boxes, notice, onDone }} onSend={go} />;
}
