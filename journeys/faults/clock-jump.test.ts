import { expect, test } from 'vitest';
import { openSetClock, testClock } from '../../tools/faults/clock.ts';
import { linesOf } from '../../tools/faults/report.ts';
import { startTrefoil } from '../house/trefoil.ts';

/** The short form of `./trefoil faults clock`. The rules by themselves: kernel/steady-clock.test.ts. */
test('T17 the clock is set while calls ring: promises fall due in their time, nobody is signed out', async () => {
  const clock = openSetClock();
  if (clock === null) {
    console.log('Not possible here: no libfaketime (apt-get install faketime); only the rules of the clock are tested');
    return;
  }
  const trefoil = await startTrefoil({ env: clock.env });
  try {
    const report = await testClock({ trefoil, clock, jumps: ['+2h', '-1h', '+1d', '-1d'], everyMs: 4_000 });
    console.log(linesOf(report).join('\n'));
    expect(report.violations).toEqual(Object.fromEntries(Object.keys(report.violations).map((what) => [what, 0])));
  } finally {
    await trefoil.stop();
    clock.remove();
  }
});
