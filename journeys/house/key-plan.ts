import { inHand } from './desk.ts';
import { log } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';

/** The response plan of an incident, raised by its form and set back by a word. */
export async function raisePlan({ sit, raised }: Shift): Promise<void> {
  const { number } = await raised('001', 'Twenty people fighting');
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const pane = inHand(rob.page);
  await rob.line(`open ${number}`, pane, /Violence/);
  await rob.act('plan', pane, /Level of the plan, now 1/);
  await rob.fill(/^ ?Why is more wanted/, 'Bottles thrown');
  await rob.press('Enter');
  await sees(log(rob), /Plan raised to level 2.*Bottles thrown/);
  await rob.line(`plan ${number} 1 they have gone`, log(rob), /Plan lowered to level 1.*they have gone/);
}
