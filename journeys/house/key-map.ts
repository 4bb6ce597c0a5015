import { hasFocus, inHand } from './desk.ts';
import { log } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { mapDrawn, showMap } from './looks.ts';

/** What the map shows, a unit that is followed, and a cordon that is drawn and withdrawn: no hand on a mouse. */
export async function workOnMap({ sit, raised }: Shift): Promise<void> {
  const scene = await raised('001', 'A man lies in the lane');
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, line, choose, press, fill, say } = rob;
  const pane = inHand(page);
  await line(`open ${scene.number}`, pane, /Violence against/);
  await showMap(page, true);
  await mapDrawn(page);
  const layers = page.getByRole('region', { name: 'What the map shows' });
  await act('mapLayers', layers, /Cameras/);
  await press('Escape');
  await layers.waitFor({ state: 'detached' });
  await line('RE02', page.getByRole('region', { name: /^Unit R/ }), /RE02/);
  await act('mapFollow', page.locator('.map-says'), /Following RE02/);
  await press('Control+Alt+t');
  await press('Control+Alt+k');
  const card = page.getByRole('region', { name: 'Draw on the map' });
  await act('mapDraw', card, /0 corners/);
  await hasFocus(page.locator('.map-box canvas'));
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    await press('Enter');
    await press(key);
  }
  await sees(card, /3 corners/);
  await fill(/^ Note/, 'Lane taped off');
  await press('Control+Enter');
  await sees(log(rob), /Inner cordon[\s\S]*Lane taped off/);
  await choose(/Withdraw Inner cordon/);
  await say('Scene is released');
  await sees(log(rob), /Scene is released/);
  await showMap(page, false);
}
