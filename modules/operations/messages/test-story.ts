import { randomUUID } from 'node:crypto';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import { personSubject } from '../../../kernel/testing.ts';
import { bookedUnit, dispatcher, officer, raisedIncident, supervisor, type World } from '../test-world.ts';

/** Somebody at a desk, told and telling; others come later. */
const mary = personSubject('mary', ['dispatcher']);
const at = (who: Subject, seatId: string): Subject => ({ ...who, seat: who.seat && { ...who.seat, id: seatId } });

export async function liveMessages(world: World): Promise<void> {
  const { must, test } = world;
  const timer = startTimer(test.context);
  const reactions = startReactions(test.context);
  try {
    await must(at(mary, 'dispatch-2'), 'force.takeSeat', { seatId: 'dispatch-2' });
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const messageId = randomUUID();
    const to = [
      { kind: 'seat', id: 'dispatch-2' },
      { kind: 'unit', id: 'MS01' },
    ];
    const said = { messageId, to, priority: 'urgent', text: 'Zoe Example waits at the desk', incidentId };
    await must(supervisor, 'sendMessage', said);
    await bookedUnit(world, 'MS01');
    await reactions.runDue();
    test.clock.advance(61_000);
    await timer.runDue();
    await must(dispatcher, 'seeMessageAlarm', { messageId });
    await must(officer, 'acknowledgeMessage', { messageId });
    await must(at(mary, 'dispatch-2'), 'acknowledgeMessage', { messageId });
    const [sent] = await world.seen(supervisor, 'operations.sentMessages', { of: incidentId });
    const later = test.clock.now() + 3_600_000;
    await must(supervisor, 'extendMessage', { messageId, seen: sent?.expiresAt, expiresAt: later });
    await must(supervisor, 'withdrawMessage', { messageId, reason: 'Zoe Example has gone' });
    const note = { messageId: randomUUID(), kind: 'note', to: [{ kind: 'seat', id: 'dispatch-2' }] };
    await must(supervisor, 'sendMessage', { ...note, text: 'Camera 4 is down', expiresAt: later });
    test.clock.advance(3_600_001);
    await timer.runDue();
    await reactions.runDue();
  } finally {
    await timer.close();
    await reactions.close();
  }
}
