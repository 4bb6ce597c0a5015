import { inHand, textOf } from './desk.ts';
import { log } from './key-desk.ts';
import { type KeySeat, sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { until } from './until.ts';

/** Several units at once, back-up, one for another, what is asked for beside them, and which there are. */
export async function exchangeUnits({ sit, raised, mina }: Shift): Promise<void> {
  const noise = await raised('211', 'Loud music again');
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, press } = rob;
  const pane = inHand(page);
  const ranked = page.getByRole('listbox', { name: /Units, best first/ });
  await line(`open ${noise.number}`, pane, /Noise/);
  await act('recommend', ranked, /\d min/);
  await press('Shift+Digit1', 'Shift+Digit2');
  await sees(page.getByRole('region', { name: 'Units' }), /Send all 2/);
  await press('Escape');
  await act('backUp', page.getByRole('region', { name: 'Units' }), /as back-up/);
  await press('Enter');
  await sent(rob, 2);
  await act('ask', pane, /How many/);
  await fill(/^ ?What for/, 'He ran into the wood');
  await press('Enter');
  await sees(log(rob), /Asked for: Back-up: He ran/);
  await choose(/^ ?Declined/);
  await sees(log(rob), /What was asked for is declined/);
  await act('swap', pane, /Comes/);
  await fill(/^ ?Why/, 'Nearer by far');
  await press('Enter');
  await decided(rob, /swapped for R\w\d\d: Nearer by far/);
  await act('handOverJob', pane, /What is done/);
  await fill(/^ ?What is done/, 'Neighbours still to be seen');
  await press('Enter');
  await decided(rob, /handed over to R\w\d\d: Neighbours/);
  await act('snapshot', log(rob), /Units now: .*free/);
  await line(`snap ${noise.number}`, log(rob), /Units now: .*free/);
  await line(`ask ${noise.number} dog into the wood`, log(rob), /Dog unit: into the wood/);
  const [first, second, third] = await freeUnits(mina);
  await line(`bu ${noise.number} ${first}`, log(rob), new RegExp(`${first} assigned`));
  await line(`swap ${first} ${second} nearer by far`, log(rob), new RegExp(`${first} swapped for ${second}`));
  await line(`ho ${second} ${third} two to be seen`, log(rob), new RegExp(`${second} handed over to ${third}`));
  await line(`ask! ${noise.number} back-up he has a knife`, log(rob), /Back-up, urgently: he has a knife/);
}

/** A doubt about a unit is one key more. */
async function decided(seat: KeySeat, words: RegExp): Promise<void> {
  await until(
    async () => {
      const asked = seat.page.getByRole('alert').filter({ hasText: 'anyway' }).first();
      if (await asked.isVisible()) await seat.press('Enter');
      return textOf(log(seat));
    },
    (lines) => words.test(lines),
    { what: `the log should say ${words}` },
  );
}

async function sent(seat: KeySeat, count: number): Promise<void> {
  await decided(seat, new RegExp(`(assigned[\\s\\S]*){${count}}`));
}

/** Cars that anybody is sent to anything with: nothing is asked about them. */
async function freeUnits(mina: Shift['mina']): Promise<readonly string[]> {
  const units = await mina.read<{ callsign: string; meaning: string; active: unknown; onDuty: boolean }>(
    'operations.units',
  );
  const free = units.filter(({ meaning, active, onDuty }) => onDuty && meaning === 'available' && active === null);
  return free.map(({ callsign }) => callsign).filter((callsign) => /^R[ENT]/.test(callsign));
}
