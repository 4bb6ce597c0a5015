import { derivedId } from '../../../kernel/index.ts';
import { SetMarker } from '../../../modules/pole/contract.ts';
import type { Parts } from '../application.ts';
import { act } from './act.ts';

const DAY_MS = 86_400_000;
const REVIEW_MS = 180 * DAY_MS;
const EXPIRY_MS = 365 * DAY_MS;

/** Sets the pack's place markers; their ids follow from what they say, so a second start finds them there. */
export async function setMarkers({ modules, needs }: Parts): Promise<void> {
  const now = needs.clock.now();
  for (const marker of modules.force.pack().demo.markers) {
    const markerId = derivedId('demonstration marker', marker.kind, marker.label);
    const input = { ...marker, markerId, reviewAt: now + REVIEW_MS, expiresAt: now + EXPIRY_MS };
    await act(modules.context, SetMarker, input);
  }
}
