import { inHand, textOf } from './desk.ts';
import { alarms, log } from './key-desk.ts';
import { sees } from './key-seat.ts';
import type { Shift } from './key-shift.ts';
import { until } from './until.ts';

/** An officer in need: the nearest units beside the banner, a log raised for them, one sent, and the emergency ended there. */
export async function helpOfficer({ sit, unitOf, mina }: Shift): Promise<void> {
  const rob = await sit('Rob Keeling', 'Dispatch 1');
  const { page, act, choose, press } = rob;
  const tourId = await unitOf('RC61');
  await mina.done('operations.setStatus', { tourId, status: '0' });
  await sees(alarms(rob), /EMERGENCY RC61[\s\S]*open RUT-1 by hand/);
  const near = page.getByRole('region', { name: 'Nearest to RC61' });
  await act('nearest', near, /Send R\w\d\d, raising a log/);
  await choose(/It is open now, by hand/);
  await sees(alarms(rob), /RUT-1 is open/);
  await choose(/^ ?Raise a log/);
  await sees(inHand(page), /Concern for safety/);
  await sees(log(rob), /RC61: EMERGENCY CALL/);
  await sees(near, /Send R\w\d\d(?![\s\S]*raising a log)/);
  await choose(/^ ?Send R\w\d\d/);
  // A doubt about that unit is one key more.
  await until(
    async () => {
      if (await near.getByRole('alert').isVisible()) await press('Enter');
      return textOf(log(rob));
    },
    (lines) => /R(?!C61)\w\d\d assigned/.test(lines),
    { what: 'a unit that is near is sent' },
  );
  await choose(/Accidental, voice-checked/);
  await near.waitFor({ state: 'detached' });
  await sees(log(rob), /emergency call ended, accidental voice checked/);
}
