import { contactPanel, hasFocus, inHand, queueOf } from './desk.ts';
import { entries, log, looksWell, mark, tabToTab } from './key-desk.ts';
import { type KeySeat, sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { tabTo } from './keyboard.ts';

const byTheMill = { label: 'by the old mill', lon: null, lat: null, gazetteerId: null };

/** What waits, who is warned of, and who is one. */
export async function supervise({ sit, raised, mina, machine, url }: Shift): Promise<void> {
  const place = { label: 'Mill Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  const concern = await raised('309', 'Not seen her for a week', place);
  const doubtful = await raised('001', 'Shouting by the water', byTheMill);
  await mina.done('operations.refer', { incidentId: concern.id, to: 'control-room-supervisor', reason: 'No key' });
  for (const text of ['HELP <unreadable> at the mill', 'SECOND <unreadable>']) {
    const headers = { authorization: `Bearer ${machine.token}`, 'content-type': 'text/plain' };
    await fetch(`${url}/api/exchange/contact`, { method: 'POST', headers, body: text });
  }
  const carol = await sit('Carol Whitlock', 'Supervisor');
  const { page, act, line, choose, fill, say, press } = carol;
  const pane = inHand(page);
  const supervision = page.getByRole('region', { name: 'Supervision' });
  const pending = page.getByRole('listbox', { name: 'Waiting for the supervisor' });
  await act('escalated', page.getByRole('region', { name: 'Escalated to me' }), /No key/);
  await act('unread', page.getByRole('region', { name: 'Unread messages' }), /HELP/);
  const unread = page.getByRole('region', { name: 'Unread messages' });
  await act('takePending', unread, /Carol Whitlock/);
  await act('makeContact', contactPanel(page), /C\d{4} of/i);
  await press('Escape');
  await sees(unread, /^(?![\s\S]*HELP)[\s\S]*SECOND/);
  await act('takePending', unread, /Carol Whitlock/);
  await act('answerPending', unread, /Dismissed because/);
  await hasFocus(unread.getByLabel('Dismissed because'));
  await say('Told us by telephone');
  await sees(unread, /Every message was understood/);
  await act('supervise', supervision, /Referred/);
  await act('incident', pending, /No key/);
  await hasFocus(pending);
  await mark(carol, pending, /No key/);
  await act('takePending', pending, /No key[\s\S]*taken by Carol Whitlock/);
  await act('answerPending', pane, /Rationale/);
  await say('Landlord is on his way');
  await sees(log(carol), /Landlord is on his way/);
  await act('review', pane, /Rationale/);
  await press('Escape');
  await act('marker', pane, /What must be known/);
  await fill(/What must be known/, 'Loose slates');
  await fill(/Reason and source/, 'Seen by the crew');
  await press('Enter');
  await pane.getByLabel('What must be known').waitFor({ state: 'detached' });
  await line(`open ${doubtful.number}`, pane, /by the old mill/);
  await line(`open ${concern.number}`, pane, /Loose slates/);
  await choose(/Review the marker/);
  await say('Still there');
  await sees(pane, /answered just now/);
  await line(`open ${doubtful.number}`, pane, /by the old mill/);
  await line(`open ${concern.number}`, pane, /Loose slates/);
  await choose(/Review the marker/);
  await press('Shift+Tab', 'Shift+Tab', 'Enter');
  await fill(/^ Reason and source/, 'Roof is mended');
  await press('Enter');

  await act('entry', entries(carol), /Add as/);
  await fill(/^ Name$/, 'Siobhan Sample');
  await choose(/Link as caller: Siobhan Sample/);
  await sees(entries(carol), /caller\s+Siobhan Sample/);
  await choose(/History of Siobhan Sample/);
  await choose(/Set a marker on Siobhan/);
  await fill(/What must be known/, 'Keeps the chain on');
  await fill(/^ Reason and source/, 'Her daughter');
  await press('Enter');
  await sees(entries(carol), /Keeps the chain on/);
  await choose(/^ ?Same as another/);
  await choose(/Compare with Siobhan Sample/);
  await sees(entries(carol), /This one\s+The other/);
  await looksWell(carol, 'merge-proposed');
  await fill(/Why they are one and the same/, 'Same name and number');
  await press('Enter');
  await sees(entries(carol), /thinks that this is the same as another/);
  await act('supervise', supervision, /Pending/);
  await sees(pending, /./);
  await act('incident', pending, /./);
  await hasFocus(pending);
  await mark(carol, pending, /May be one/);
  await act('answerPending', supervision, /one or two\?[\s\S]*This one\s+The other/);
  await looksWell(carol, 'merge-decided');
  await fill(/^ Reason and source/, 'Date of birth agrees');
  await Promise.all([carol.page.waitForResponse(/\/api\/commands\/pole\.\w+Merge/), press('Enter')]);
  await sees(supervision, /^(?![\s\S]*May be one)/);
  await press('Control+5');
  await sees(entries(carol), /Siobhan Sample/);
  await choose(/History of Siobhan Sample/);
  await sees(entries(carol), /merged\s+Siobhan Sample/);
  await choose(/Take Siobhan Sample apart/);
  await say('Aunt and niece');
  await entries(carol).getByText('merged', { exact: true }).waitFor({ state: 'detached' });
}

/** Restricted, held, opened; people relieved and work looked at. */
export async function guard({ sit, raised }: Shift): Promise<void> {
  const secret = await raised('001', 'Officer assaulted at his home');
  const fim = await sit('Insp Neil Garrick', 'Force incident manager');
  await fim.line(`open ${secret.number}`, inHand(fim.page), /Violence against/);
  await fim.act('hold', inHand(fim.page), /Why is the record held/);
  await fim.say('Complaint to professional standards');
  await sees(inHand(fim.page), /Under a legal hold/);
  await fim.act('restrict', inHand(fim.page), /Make it restricted/);
  await fim.say('An officer is concerned');
  await sees(inHand(fim.page), /restricted/i);
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  await rob.choose(/^ Dispatch 1, Rutland/);
  await rob.page.getByText(/^live /).waitFor();
  await sees(queueOf(rob.page), new RegExp(secret.number));
  const kept = rob.page.getByRole('article', { name: new RegExp(secret.number) });
  await rob.line(`open ${secret.number}`, kept, /Restricted: ring the FIM/);
  await rob.act('glass', inHand(rob.page), /Why must you see it now/);
  await rob.say('Caller rings back: he is hurt');
  await sees(inHand(rob.page), /Officer assaulted at his home/);
  const anand = await sit('DS Anand Rao', 'Professional standards');
  const holds = anand.page.getByRole('region', { name: 'Legal holds' });
  await sees(holds, /stand: 1/);
  await anand.choose(/^\s*Lift it/);
  await anand.fill(/Why the hold is lifted/, 'Complaint withdrawn');
  await anand.press('Enter');
  await sees(holds, /stand: 0/);
  await giveOut(anand, (await raised('013', 'Bottles taken from the shelf')).id);
  const supervision = fim.page.getByRole('region', { name: 'Supervision' });
  await fim.act('watch', fim.page.getByRole('region', { name: 'The watch' }), /Alarm rates/);
  await fim.act('alarmRates', fim.page.getByRole('region', { name: 'The watch' }), /Clocks of the positions/);
  await fim.act('supervise', supervision, /Pending/);
  await fim.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await sees(supervision, /Call taking\s+Luke Tanner/);
  await fim.choose(/^ ?Draw one of Luke Tanner/);
  const pending = fim.page.getByRole('listbox', { name: 'Waiting for the supervisor' });
  await sees(pending, /./);
  await fim.act('incident', pending, /./);
  await hasFocus(pending);
  await mark(fim, pending, /Dip sample/);
  await fim.act('takePending', pending, /taken by Insp Neil Garrick/);
  await fim.act('answerPending', supervision, /The place was found/);
  for (let question = 0; question < 6; question++) {
    await fim.page.keyboard.type('yes');
    await fim.press('Tab');
  }
  await fim.say('Calm, and quick');
  await sees(supervision, /^(?![\s\S]*Dip sample(?!s))/);
  await reviewKept(fim);
  await fim.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  const why = fim.page.getByLabel(/is relieved of/);
  await fim.choose(/Relieve Contact 2/);
  await hasFocus(why);
  await fim.say('Taken ill');
  await fim.choose(/Relieve Dispatch 2/);
  await hasFocus(why);
  await fim.press('Shift+Tab', 'Enter');
  await fim.fill(/is relieved of/, 'Left signed in');
  await fim.press('Enter');
  await fim.page.getByRole('region', { name: /^Relieve Dispatch 2/ }).waitFor({ state: 'detached' });
}

/** A record beyond its time is kept longer; the tabs are left as they were found, at the first. */
async function reviewKept(fim: KeySeat): Promise<void> {
  const supervision = fim.page.getByRole('region', { name: 'Supervision' });
  await tabToTab(fim, supervision);
  await fim.press(...Array.from({ length: 6 }, () => 'ArrowRight'));
  await sees(supervision, /Due for review: [1-9]/);
  await fim.choose(/^Keep longer/);
  await fim.press('Tab');
  await fim.choose(/^ ?10 years/);
  await fim.fill(/What speaks for keeping it/, 'He has asked for it in his claim');
  await fim.press('Enter');
  await supervision.getByRole('region', { name: /^Keep .* longer/ }).waitFor({ state: 'detached' });
  await looksWell(fim, 'kept-longer');
  await tabToTab(fim, supervision);
  await fim.press(...Array.from({ length: 6 }, () => 'ArrowLeft'));
}

/** A record goes out without its first entry that holds words, and the transactions say so. */
async function giveOut(anand: KeySeat, recordId: string): Promise<void> {
  const given = anand.page.getByRole('region', { name: 'Disclosures' });
  await anand.fill(/Record to give out/, recordId);
  await anand.fill(/Why you read it/, 'Request of the CPS');
  await anand.press('Enter');
  await sees(given, /0 of them held back/);
  await tabTo(anand.page, /^Hold back/);
  await anand.press('Space');
  await anand.fill(/On what ground/, 'Identity of an informant');
  await anand.fill(/To whom it is given/, 'Crown Prosecution Service');
  await anand.fill(/Why it is given/, 'CPIA, R v Example');
  await anand.press('Enter');
  await sees(given, /Crown Prosecution Service[\s\S]*Download/);
  const transactions = anand.page.getByRole('region', { name: 'Transactions and system messages' });
  await anand.fill(/why the transactions are read/, 'Complaint 12/26');
  await anand.fill(/Who, what kind/, 'audit.Disclosed');
  await anand.press('Enter');
  await sees(transactions, /audit[.]Disclosed/);
}
