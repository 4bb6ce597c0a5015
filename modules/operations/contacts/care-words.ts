import { z } from 'zod';

/** Channels by which messages of other systems come in; the others are spoken, or taken down by somebody. */
export const WrittenChannel = z.enum(['web', 'email', 'chat', 'social', 'alarm-centre', 'partner']);

/** What an alarm receiving centre reports (NPCC requirements for security systems). */
export const ActivationKind = z.enum([
  'intruder',
  'personal-attack',
  'confirmed-sequential',
  'confirmed-visual',
  'confirmed-audible',
]);

export const RecontactWay = z.enum(['call', 'text']);
export const RecontactOutcome = z.enum(['reached', 'no-answer', 'voicemail', 'engaged', 'sent', 'failed', 'no-number']);

/** How it is known where the caller is. */
export const CallerPlaceMethod = z.enum(['said', 'subscriber', 'handset', 'map', 'incident']);
/** How it is known where it happened. */
export const PlaceMethod = z.enum(['typed', 'gazetteer', 'subscriber', 'handset', 'map', 'sender', 'caller']);
