import { hasFocus, inHand } from './desk.ts';
import { log } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { mapDrawn, showMap } from './looks.ts';
import { until } from './until.ts';

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

/** A fence by typed points: set, crossed, acknowledged, let stand longer and taken away. */
export async function watchFence({ sit, url, mina }: Shift): Promise<void> {
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, choose, press, fill, say } = rob;
  await showMap(page, true);
  await mapDrawn(page);
  const card = page.getByRole('region', { name: 'Fences', exact: true });
  await act('fences', card, /No fence stands/);
  await choose(/Set a fence/);
  await say('52.67050, -0.72950');
  await fill(/Name/, 'Round the church');
  await fill(/Metres/, '300');
  await press('Enter');
  await sees(card, /Round the church[\s\S]*300 m round 52\.67050, -0\.72950/);
  // The watch looks each second: outside, inside, until it has seen both.
  let turn = 0;
  const walked = async (): Promise<boolean> => {
    const outside = turn++ % 2 === 0;
    await reportAt(url, mina.token, outside ? -0.82 : -0.7295);
    return !outside && (await card.getByText('RE02 in (within 10 m)').count()) > 0;
  };
  await until(walked, Boolean, { what: 'RE02 was never seen to enter', lookMs: 2_000 });
  // Whoever is seen to cross once more meanwhile is acknowledged, too.
  const acknowledged = async (): Promise<boolean> => {
    const asked = card.getByRole('button', { name: /^Acknowledge/ });
    if (!(await asked.isVisible())) return true;
    await choose(/Acknowledge \d+ of Round the church/);
    return asked.waitFor({ state: 'detached', timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  };
  await until(acknowledged, Boolean, { what: 'every crossing is acknowledged' });
  await choose(/Other end for Round the church/);
  await hasFocus(card.getByLabel('For', { exact: true }));
  await press('Enter');
  await card.getByLabel('For', { exact: true }).waitFor({ state: 'detached' });
  await choose(/Take away Round the church/);
  await say('Scene is released');
  await until(acknowledged, Boolean, { what: 'every crossing is acknowledged' });
  await sees(card, /No fence stands/);
  await press('Escape');
  await showMap(page, false);
}

async function reportAt(url: string, token: string, lon: number): Promise<void> {
  const position = { callsign: 'RE02', lon, lat: 52.6705, at: Date.now(), accuracyMetres: 10 };
  const answer = await fetch(`${url}/api/positions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ positions: [position] }),
  });
  if (!answer.ok) throw new Error(`positions: ${answer.status} ${await answer.text()}`);
}
