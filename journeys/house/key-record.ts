import { hasFocus, inHand } from './desk.ts';
import { entries, log, looksWell, take } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';

const stamford = { label: 'Stamford', lon: -0.478, lat: 52.656, gazetteerId: null };

/** The record of an incident, act by act. */
export async function keepRecord({ sit, raised, mina }: Shift): Promise<void> {
  const burglary = await raised('003', 'Back door forced, keys gone');
  const theft = await raised('008', 'Bicycle gone from the yard');
  await mina.done('operations.takeOwnership', { incidentId: burglary.id, seen: burglary.ownerSeatId });
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, say, press } = rob;
  const pane = inHand(page);
  await line(`open ${theft.number}`, pane, /Thefts other/);
  await line(`open ${burglary.number}`, pane, /Burglary dwelling/);
  await act('moreActs', pane.getByRole('group', { name: 'More acts on the incident' }), /Qualifier/);
  await looksWell(rob, 'more-acts');
  await press('Escape');
  await act('own', pane, /Dispatch 1, Rutland/);
  await act('line', pane, /All\s+Remarks/);
  await hasFocus(pane.getByPlaceholder(/Add a line/));
  await say('Dog unit asked for');
  await press('Escape');
  await sees(log(rob), /Dog unit asked for/);
  await act('what', pane, /What it is about/);
  await press('Control+A');
  await say('Back door forced, car keys and a Golf gone');
  await sees(log(rob), /What: Back door forced/);
  await act('code', pane, /Reason for the other code/);
  await press('Control+A');
  await page.keyboard.type('004');
  await take(rob, 'Codes', /004/);
  await fill(/Reason for the other code/, 'It is a shed');
  await press('Enter');
  await sees(pane, /004 Burglary other/);
  await act('place', pane, /Where is it\? Now/);
  await page.keyboard.type('Mill Street, Oakham');
  await take(rob, 'Places', /Mill Street[\s\S]*Oakham/);
  await sees(pane.locator('.incident-head'), /Mill Street, Oakham/);
  await act('agency', pane, /Their reference/);
  await fill(/Their reference/, 'EM-1');
  await press('Enter');
  await sees(log(rob), /EM-1/);
  await act('qualifier', pane, /Add it/);
  await press('Enter');
  await sees(pane.getByRole('list', { name: 'Qualifiers' }), /\w/);
  await act('unqualify', pane, /Why does it not apply/);
  await fill(/Why does it not apply/, 'Chosen by mistake');
  await press('Enter');
  await sees(log(rob), /taken away: Chosen by mistake/);
  await act('update', pane, /Promise it/);
  await fill(/Whom by name/, 'Mrs Holt, by telephone');
  await press('Enter');
  await sees(pane, /caller to be updated by/);
  await act('update', pane, /What was said, or why not/);
  await fill(/What was said, or why not/, 'Scenes of crime come');
  await press('Enter');
  await sees(log(rob), /The caller told/);
  await act('refer', pane, /Why do they have to look/);
  await say('Third on this road tonight');
  await sees(pane, /referred to supervisor/i);
  await act('grade', pane, /Reason for the new grade/);
  await page.keyboard.type('G3');
  await fill(/Reason for the new grade/, 'Nobody is in danger');
  await press('Enter');
  await sees(log(rob), /Nobody is in danger/);
  await act('thrive', pane, /Record THRIVE/);
  for (const letter of ['Threat', 'Harm', 'Risk', 'Investigation', 'Vulnerability', 'Engagement']) {
    await page.keyboard.type(`${letter} in words`);
    await press('Tab');
  }
  await press('Control+Enter');
  await sees(log(rob), /THRIVE\. Threat: Threat in words/);
  await act('unresourced', pane, /Why nobody was sent/);
  await press('Tab');
  await say('All are at the fire');
  await sees(pane, /not resourced:/);
  await act('defer', pane, /Why, and what was agreed/);
  await fill(/Why, and what was agreed/, 'Owner is at work');
  await press('Enter');
  await sees(pane, /Put off: back in the queue at/);
  await act('appointment', pane, /An officer comes at/);
  await choose(/^ Agree/);
  await sees(log(rob), /[Aa]ppointment/);
}

/** Who and what belongs to it. */
export async function linkAll({ sit, raised }: Shift): Promise<void> {
  const one = await raised('013', 'Spirits in his coat');
  const other = await raised('315', 'Shop door open');
  const far = await raised('215', 'Followed by two men', stamford);
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, say, press } = rob;
  const pane = inHand(page);
  const links = pane.getByRole('region', { name: 'Links' });
  const where = pane.getByRole('region', { name: 'Where' });
  await line(`open ${one.number}`, pane, /Shoplifting/);
  await act('entry', entries(rob), /Add as/);
  await fill(/^ Name$/, 'Oliver Sample-Test');
  await press('Enter');
  await sees(entries(rob), /Oliver Sample-Test/);
  await choose(/History of Oliver Sample-Test/);
  await choose(/^ Correct Oliver/);
  await fill(/^ Also called/, 'Olly');
  await fill(/^ Reason and source/, 'He says so');
  await press('Enter');
  await sees(entries(rob), /also Olly/);
  // The browser's driver takes choosers over some moments after it was asked to: before it has, a chooser is lost.
  const chosen = page.waitForEvent('filechooser');
  await choose(/Take off Oliver/);
  await say('Another man');
  await sees(log(rob), /taken off: Oliver/);
  await act('attach', pane, /Attach|Files/);
  const chooser = await chosen;
  await chooser.setFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer: Buffer.from('At three.') });
  await sees(log(rob), /File attached: statement.txt/);
  await act('link', links, /Number, or 421/);
  await say(other.number);
  await sees(links, new RegExp(`related[\\s\\S]*${other.number}`));
  await choose(new RegExp(`Unlink ${other.number}`));
  await say('Another door');
  await sees(log(rob), /Link taken away/);
  await line(`link ${one.number} ${other.number} duplicate`, links, /duplicate of/);
  await act('point', where, /Where is the point/);
  await fill(/Where is the point/, 'SK 861 087');
  await take(rob, 'Places', /\w/);
  await press('Enter');
  await sees(where, /RVP\s+SK/);
  await choose(/Withdraw RVP/);
  await say('The road is flooded');
  await sees(where, /RVP[\s\S]*until/);
  await act('crime', pane, /Crime number/);
  await press('Shift+Tab', 'Shift+Tab', 'Enter');
  await choose(/Hand it over/);
  await sees(pane, /Crime recorded as/);
  await act('crime', pane, /Crime number/);
  await fill(/^ Crime number/, 'RU/123/26');
  await press('Enter');
  await sees(pane, /RU\/123\/26/);
  const third = await raised('008', 'Bicycle gone from the yard');
  await line(`open ${third.number}`, pane, /Thefts other/);
  await act('crime', pane, /Crime number/);
  await press('Shift+Tab', 'Enter');
  await fill(/Additional verifiable information/, 'Found in the shed, seen by the officer');
  await press('Enter');
  await sees(pane, /negated/);
  await line(`open ${far.number}`, pane, /Ground of Lincolnshire/);
  for (const answer of ['withdraw', 'accepted']) {
    await act('transfer', where, /Why is it for Lincolnshire/);
    await say('Caller is in Stamford');
    await sees(where, /could not be reached: ring them/);
    await act('transfer', where, /Who said so, and what/);
    if (answer === 'withdraw') {
      await press('Shift+Tab', 'Shift+Tab', 'Enter', 'Tab');
    }
    await say('Their FIM');
    await sees(where, answer === 'withdraw' ? /withdrawn: ours/ : /accepted: theirs/);
  }
}
