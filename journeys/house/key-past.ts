import { keyOf, sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { tabTo } from './keyboard.ts';
import { until } from './until.ts';

/** The screens as they stood a minute ago: opened, gone from event to event, played and stopped. */
export async function lookBack({ sit }: Shift): Promise<void> {
  const { page, act, did } = await sit('Carol Whitlock', 'Supervisor');
  const [past] = await Promise.all([page.context().waitForEvent('page'), act('past', page.locator('main'), /./)]);
  await past.getByRole('heading', { name: 'The past, on the same screens' }).waitFor();
  await tabTo(past, /Purpose/);
  await past.keyboard.type('Complaint 12/26');
  await past.keyboard.press('Enter');
  const band = past.getByRole('region', { name: 'The past' });
  await sees(band, /THE PAST[\s\S]*Play/);
  for (const name of ['pastLast', 'pastNext', 'pastPlay'] as const) {
    const stood = past.url();
    await past.keyboard.press(keyOf(name));
    await until(
      async () => past.url(),
      (url) => url !== stood,
      { what: `${name} should show another moment` },
    );
    did(name);
  }
  await past.keyboard.press(keyOf('pastPlay'));
  await sees(band, /Play/);
  await past.close();
}
