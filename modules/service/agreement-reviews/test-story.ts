import type { Subject } from '../../../kernel/pure.ts';
import { serviceManager, type World } from '../test-service.ts';

const DAY_MS = 86_400_000;
const none = { seat: null, callsign: null, accessVersion: 0, sessionId: null };
const system: Subject = { kind: 'system', id: 'reaction', name: 'force pack', roles: [], ...none };

/** What a pack says of an agreement, as the reaction to its coming in force does. */
export async function noteAgreement({ test }: World, input: object): Promise<void> {
  const answer = await test.handle({ subject: system, name: 'service.noteAgreement', input });
  if (answer.kind !== 'done') throw new Error(`noteAgreement: ${JSON.stringify(answer)}`);
}

/** An agreement that came with a pack and was reviewed. */
export async function liveAgreementReviews(world: World): Promise<void> {
  const reviewAt = world.test.clock.now() + 20 * DAY_MS;
  await noteAgreement(world, { agreementId: 'radio-voice', name: 'Radio voice', version: 1, reviewAt });
  const said = { agreementId: 'radio-voice', outcome: 'stands', note: 'Both sides content' };
  await world.must(serviceManager, 'reviewAgreement', { ...said, reviewAt: reviewAt + 180 * DAY_MS });
}
