import { hasFocus, inHand, textOf } from './desk.ts';
import { log } from './key-desk.ts';
import { type KeySeat, sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { until } from './until.ts';

const lentPane = ({ page }: KeySeat) => page.getByRole('region', { name: 'Planned operations and mutual aid' });
const board = ({ page }: KeySeat) => page.getByRole('region', { name: 'Units', exact: true });

/** Sends the form, and confirms what is asked about it with the one key that it names. */
async function sends(seat: KeySeat, words: RegExp, key = 'Enter'): Promise<void> {
  await seat.press(key);
  await until(
    async () => {
      const asked = lentPane(seat)
        .getByRole('button', { name: /anyway/ })
        .first();
      if (await asked.isVisible()) await seat.press('Enter');
      return textOf(lentPane(seat));
    },
    (text) => new RegExp(words.source, 'i').test(text),
    { what: `the pane should say ${words}` },
  );
}

/** Writes into the first box of the form that was just opened: it has the focus. */
async function writes({ page, press }: KeySeat, text: string): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.matches('.boxes-form input, .boxes-form textarea') === true);
  await press('Control+A');
  await page.keyboard.type(text);
}

/** An operation that holds a unit: planned, briefed, a unit comes, it goes on longer; an emergency alone is offered the unit. */
export async function planOperation({ sit, raised }: Shift): Promise<void> {
  const carol = await sit('Carol Whitlock', 'Supervisor');
  const { choose, fill, act } = carol;
  await act('planned', lentPane(carol), /No operation is planned/);
  await choose(/Plan an operation/);
  await writes(carol, 'Op Falcon');
  await carol.press('Escape');
  await hasFocus(carol.page.getByRole('button', { name: 'Plan an operation' }));
  await carol.press('Enter');
  await writes(carol, 'Op Falcon');
  await fill(/^ ?Commander/, 'Insp Michael Thorne');
  await fill(/Callsigns it holds/, 'RE01');
  await sends(carol, /Op Falcon[\s\S]*running[\s\S]*RE01/);
  await choose(/Brief Op Falcon/);
  await writes(carol, 'Two lanes from the church');
  await sends(carol, /briefed \d\d:\d\d[\s\S]*Two lanes/, 'Control+Enter');
  await choose(/Units of Op Falcon/);
  await writes(carol, 'RE01');
  await sends(carol, /RE01\s+here/);
  await choose(/Extend Op Falcon/);
  await fill(/Why it goes on/, 'Two more streets');
  await sends(carol, /\(extended\)/);

  const rob = await sit('Rob Keeling', 'Dispatch 1');
  await rob.act('heldUnits', board(rob), /RE01[\s\S]*Op Falcon/);
  await rob.press('Control+Alt+u');
  const noise = await raised('211', 'Loud music by the church');
  await rob.line(`open ${noise.number}`, inHand(rob.page), /Noise/);
  await rob.act('recommend', board(rob), /Units for/i);
  // What is left out stands behind all that are ranked.
  await rob.choose(/^ ?Not ranked/);
  await sees(board(rob), /held by Op Falcon until \d\d/);
  await rob.press('Escape');
  await rob.line(`as RE01 ${noise.number}`, log(rob), /RE01 assigned[^\n]*unit held/);
  await rob.line(`sd RE01 back to its operation`, log(rob), /RE01 stood down/);

  await choose(/End Op Falcon/);
  await writes(carol, 'Four arrested');
  await sends(carol, /Op Falcon\s+ended[\s\S]*Four arrested/);
}

/** Both ways: one of theirs joins and goes back, one of ours is lent and comes back. */
export async function lendUnits({ sit }: Shift): Promise<void> {
  const carol = await sit('Carol Whitlock', 'Supervisor');
  const { choose, fill, press } = carol;
  const words = (text: string): Promise<void> => fill(/A word more/, text);
  await choose(/^ ?Mutual aid/);
  await fill(/Units that are wanted/, 'Two cars for the town');
  await sends(carol, /From Leicestershire[\s\S]*asked, answer due/);
  await choose(/Answer for Leicestershire/);
  await words('One by eight');
  await sends(carol, /agreed: One by eight/);
  await choose(/Unit joins from Leicestershire/);
  await writes(carol, 'LE41');
  await fill(/Their radio/, '4320041');
  await fill(/Who is in it/, 'Ana Example');
  await sends(carol, /LE41\s+since/);
  await choose(/Unit goes back, Leicestershire/);
  await words('Thanks');
  await sends(carol, /LE41\s+back/);
  await choose(/Answer for Leicestershire/);
  await words('Football is over');
  await sends(carol, /over: Football is over/);
  await choose(/^ ?Mutual aid/);
  await press('ArrowDown');
  await fill(/Units that are wanted/, 'A car at the border');
  await sends(carol, /To Leicestershire[\s\S]*asked, answer due/);
  await choose(/Answer for Leicestershire/);
  await words('RE02 can go');
  await sends(carol, /agreed: RE02 can go/);
  await choose(/Lend a unit to Leicestershire/);
  await writes(carol, 'RE02');
  await sends(carol, /RE02\s+since/);
  await choose(/Unit goes back, Leicestershire/);
  await words('By the A47');
  await sends(carol, /RE02\s+back/);
  await carol.act('planned', carol.page.locator('main'), /./);
}

/** A helicopter by the form and recovery by the command line, for an incident; what they answer stands on the record. */
export async function callPartners({ sit, raised }: Shift): Promise<void> {
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { number } = await raised('503', 'Man on a roof');
  const { fill, act, press, line, page } = rob;
  await line(`open ${number}`, inHand(page), /Man on a roof/);
  await act('callOut', inHand(page), /Partner/);
  await fill(/^ ?What for/, 'He is on the roof of the mill');
  await press('Enter');
  await sees(log(rob), /Called out Police helicopter[^\n]*roof of the mill/);
  await act('callOut', inHand(page), /Minutes until it is there/);
  await fill(/Minutes until it is there/, '12');
  await fill(/Their reference/, 'NP-7');
  await press('Enter');
  await sees(log(rob), /accepted, there in 12 min, reference NP-7/);
  await line(`co ${number} recovery ZZ99 RUT grey pick-up`, log(rob), /Called out Recovery[^\n]*ZZ99 RUT grey pick-up/);
  await sees(inHand(page), /Partners called out[\s\S]*answer due/);
}

/** A code that no table of another force says: what was to go is read, told in words and settled. */
export async function settleCode(shift: Shift): Promise<void> {
  await openUnmapped(shift);
  const carol = await shift.sit('Carol Whitlock', 'Supervisor');
  await carol.say('Read to their FIM, who takes it up');
  await sees(inHand(carol.page), /Settled by Carol Whitlock: Read to their FIM/);
}

/** The form for it, open before the supervisor. */
export async function openUnmapped({ sit, raised, mina }: Shift): Promise<void> {
  const { id: incidentId, number } = await raised('327', 'Forty people ill at the hall');
  const offer = { incidentId, transferId: crypto.randomUUID(), forceCode: 'E23000020', reason: 'Most live there' };
  await mina.done('operations.offerTransfer', offer);
  const carol = await sit('Carol Whitlock', 'Supervisor');
  await carol.line(`open ${number}`, inHand(carol.page), /No code of theirs[\s\S]*Forty people ill at the hall/i);
  await carol.choose(/^ ?Settle for Lincolnshire/);
}
