import { hasFocus, inHand, queueOf, textOf } from './desk.ts';
import { alarms, log, mark } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { mapDrawn } from './looks.ts';
import { until } from './until.ts';

/** Units, by key and by word. */
export async function sendUnits({ sit, raised, unitOf, mina }: Shift): Promise<void> {
  const [fight, noise] = [await raised('001', 'Two men fighting'), await raised('211', 'Loud music')];
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, say, press } = rob;
  const pane = inHand(page);
  const unit = page.getByRole('region', { name: /^Unit R/ });
  const re05 = await unitOf('RE05');
  await line(`open ${noise.number}`, pane, /Noise/);
  await line(`own ${noise.number}`, pane, /Dispatch 1|Noise/);
  await line(`open ${fight.number}`, pane, /Violence against/);
  await act('recommend', page.getByRole('listbox', { name: /Units, best first/ }), /\d min/);
  await press('1');
  await sees(log(rob), /R\w\d\d assigned/);
  await line(`as RE03 ${fight.number}`, log(rob), /RE03 assigned/);
  await line(`sk RE03 ${noise.number}`, pane, /Violence|Noise/);
  await line(`note ${fight.number} one has a bottle`, log(rob), /one has a bottle/);
  await line(`di RE04 ${fight.number}`, log(rob), /RE04 assigned/);
  await choose(/^ Acknowledged/);
  await sees(log(rob), /acknowledged/);
  await choose(/^ Stand down/);
  await say('Enough are there');
  await sees(log(rob), /Enough are there/);
  await line('sd RE04 not needed', log(rob), /RE04[^\n]*stood down|not needed/);
  await line('macro pause: st $1 4', page.locator('main'), /./);
  const board = page.getByRole('listbox', { name: /^Units/ });
  await line('pause RE04', board, /RE04\s+break/);
  await line('st RE04 2', board, /RE04\s+(?!break)\S/);
  await line('show RE04 at Mill Street, Oakham: drunk on a bench', board, /RE04\s+at scene/);
  await line(`open ${fight.number}`, pane, /Violence against/);
  await line(`gr ${fight.number} 2 they have parted`, log(rob), /they have parted/);
  await mina.done('operations.setStatus', { tourId: re05, status: '14' });
  await line('RE05', unit, /RE05/);
  await choose(/Called back/);
  await mina.done('operations.setStatus', { tourId: re05, status: '0' });
  await sees(alarms(rob), /EMERGENCY RE05[\s\S]*Acknowledge/);
  await act('alarm', alarms(rob), /seen by Rob Keeling/);
  await choose(/Accidental, voice-checked/);
  await act('watch', page.getByRole('region', { name: 'The watch' }), /Heard of all shown/);
  const rows = page.getByRole('listbox', { name: 'Promises' });
  await act('incident', rows, /unit/);
  await hasFocus(rows);
  await mark(rob, rows, /unit\s*R[A-Z]\d\d/);
  await act('heard', rows, /unit/);
  await act('heardAll', rows, /unit/);
  await act('fault', page.getByRole('banner'), /Fault reported/);
  await press('F11');
  await line('off RE05', page.getByRole('listbox', { name: /^Units/ }), /RE04/);
}

/** Lists, windows, the map, and an incident that is closed and opened again. */
export async function runDesk({ sit, raised }: Shift): Promise<void> {
  const [one, other] = [await raised('319', 'Bell rings in the square'), await raised('207', 'Boys on the roof')];
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, fill, say, press } = rob;
  const pane = inHand(page);
  const list = queueOf(page).getByRole('listbox', { name: 'Incidents' });
  await line(`open ${one.number}`, pane, /Alarm, audible/);
  await line(`open ${other.number}`, pane, /Trespass/);
  await act('lastTab', pane, /Bell rings/);
  await act('nextTab', pane, /Boys on the roof/);
  await act('result', pane, /Record the result/);
  await choose(/^ ?Record the result/);
  await sees(pane, /The result is recorded/);
  await press('Enter');
  await sees(pane, /closed/);
  await choose(/^ ?Open it again/);
  await say('They are back');
  await sees(log(rob), /They are back/);
  await act('closeTab', pane, /Bell rings/);
  await act('help', page.getByRole('dialog', { name: 'All keys' }), /Search all history/);
  await press('Escape');
  await act('queue', queueOf(page), /audible/);
  await hasFocus(list);
  await press('Home');
  await raised('103', 'Car on the pavement');
  await sees(queueOf(page), /\d+ new/);
  await until(
    async () => {
      await act('waitingRows', queueOf(page), /./);
      return textOf(queueOf(page));
    },
    (text) => !/\d+ new/.test(text),
    { what: 'no row waits to be shown, however many come meanwhile' },
  );
  await act('units', page.getByRole('listbox', { name: /^Units/ }), /RE01/);
  await hasFocus(page.getByRole('listbox', { name: /^Units/ }));
  await act('incident', pane, /Bell rings/);
  await hasFocus(pane.getByPlaceholder(/Add a line/));
  await act('map', page.locator('main'), /Go to the chosen/);
  await mapDrawn(page);
  const chart = page.locator('.map-box');
  const near = page.locator('.map-box[data-centre$=" 14.0"]');
  await act('mapGo', near, /./);
  await act('mapFit', chart.and(page.locator(':not([data-centre$=" 14.0"])')), /./);
  const card = page.getByRole('region', { name: 'Point on the map' });
  await act('mapPoint', card, /nearest/);
  await choose(/Close a road, name a place/);
  await fill(/^ Name/, 'Burley Road');
  await fill(/Why, and who says so/, 'Burst water main');
  await press('Enter');
  await card.waitFor({ state: 'detached' });
  const closures = page.getByRole('region', { name: 'Closed roads and one-off places' });
  await act('mapList', closures, /Road closed: Burley Road/);
  await choose(/Other end for Burley Road/);
  await fill(/Why does Burley Road last longer/, 'Still being mended');
  await press('Enter');
  await page.getByLabel(/Why does Burley Road last longer/).waitFor({ state: 'detached' });
  await choose(/End Burley Road/);
  await say('Road is open again');
  await page.getByText('No road is closed, no one-off place is named.').waitFor();
  await press('Control+Alt+l', 'Control+4');
  const themed = await page.evaluate(() => document.documentElement.dataset.theme);
  await act('theme', page.locator(`html:not([data-theme=${themed}])`), /./);
  for (const name of ['print', 'history'] as const) {
    const [window] = await Promise.all([page.context().waitForEvent('page'), act(name, page.locator('main'), /./)]);
    await sees(window.locator('body'), name === 'print' ? /./ : /Why do you search/);
    await window.close();
  }
  const [search] = await Promise.all([
    page.context().waitForEvent('page'),
    line('find bell', page.locator('main'), /./),
  ]);
  await search.close();
  await act('lock', page.getByRole('main'), /Locked by Rob Keeling/);
  await choose(/Unlock as Rob Keeling/);
  await page.getByText(/^live /).waitFor();
  await choose(/Dispatch 1, Rutland/);
  await choose(/Leave the seat/);
  await page.getByRole('heading', { name: 'Take a seat' }).waitFor();
}
