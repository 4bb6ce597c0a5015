import { randomUUID } from 'node:crypto';
import { inHand } from './desk.ts';
import { log } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { until } from './until.ts';

/** Written, told, acknowledged and withdrawn; and on which talkgroup an incident is worked. */
export async function passWords({ sit, raised, mina }: Shift): Promise<void> {
  const fire = await raised('211', 'Bonfire on the green');
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, press } = rob;
  const pane = page.getByRole('region', { name: 'Messages', exact: true });
  const strip = page.getByRole('region', { name: 'Messages to me' });
  await line(`msg! dispatch-2 ${fire.number} Ring me about the bonfire`, strip, /Messages/);
  await line('msg dispatch-2 Tea is up', strip, /Messages/);
  await act('message', pane, /To/);
  await page.keyboard.type('Dispatch 2');
  await press('Enter');
  await sees(pane, /Dispatch 2.* ×/);
  await fill(/^ ?Message$/, 'Camera 4 is down');
  await press('Enter');
  await sees(pane, /Camera 4 is down[\s\S]*told 1, read 0, acknowledged 0/);
  await choose(/Let it stand/);
  await choose(/^ ?Withdraw/);
  await fill(/Withdrawn because/, 'It is up again');
  await press('Enter');
  await sees(pane, /withdrawn/);
  await mina.done('operations.sendMessage', {
    ...{ messageId: randomUUID(), kind: 'obs', priority: 'priority', text: 'Red van with no plates' },
    to: [{ kind: 'seat', id: 'dispatch-1' }],
  });
  await sees(strip, /Red van with no plates/);
  await act('acknowledgeMessage', strip, /No message waits/);
  await act('obs', pane, /Red van with no plates[\s\S]*acknowledged/);
  await act('messages', pane, /No message stands/);
  await until(
    async () => {
      await press('F9');
      return mina.read<{ text: string; seenBy: string | null }>('operations.alarms');
    },
    (rows) => rows.some(({ text, seenBy }) => text.includes('Urgent message') && seenBy !== null),
    { what: 'the alarm of the urgent message should be acknowledged, with all before it' },
  );
  const incident = inHand(page);
  await line(`open ${fire.number}`, incident, /Bonfire/);
  await sees(log(rob), /Message \(urgent\) to Dispatch 2.*: Ring me about the bonfire/);
  await act('talkgroup', incident, /Used for/);
  await fill(/^ ?Used for/, 'Water');
  await press('Enter');
  await sees(log(rob), /Worked on talkgroup RUT-8 .*: Water/);
  await line(`tg ${fire.number} RUT-9 Evacuation`, log(rob), /Worked on talkgroup RUT-9 .*: Evacuation/);
  await act('talkgroup', incident, /Used for/);
  await choose(/Record as patched with RUT-9/);
  await sees(log(rob), /Talkgroups patched: RUT-9, RUT-8/);
  await choose(/Take RUT-8 . RUT-9 apart/);
  await sees(log(rob), /Patch taken apart/);
  await choose(/Release RUT-8/);
  await sees(log(rob), /No longer worked on talkgroup RUT-8/);
}
