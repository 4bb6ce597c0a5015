import {
  AddLine,
  AskForResource,
  AssignUnit,
  BookOn,
  ReportProgress,
  SeeAlarm,
  SeeUnitAlarm,
  SetStatus,
  ShowMeAt,
} from '../../../modules/operations/contract.ts';
import { stepWords } from '../job/next-step.ts';
import type { Acting } from './acts.ts';

/** An act in the officer's words, from what was entered. */
export function actName(acting: Acting & { readonly summary?: string }): string {
  const { name, input } = acting;
  const step = name === ReportProgress.name ? ReportProgress.schema.safeParse(input) : null;
  if (step?.success) return stepWords[step.data.milestone];
  const line = name === AddLine.name ? AddLine.schema.safeParse(input) : null;
  if (line?.success) return `Note: ${line.data.text}`;
  const show = name === ShowMeAt.name ? ShowMeAt.schema.safeParse(input) : null;
  if (show?.success) return `Show me at ${show.data.place.label}`;
  const status = name === SetStatus.name ? SetStatus.schema.safeParse(input) : null;
  if (status?.success) return `Status ${status.data.status}`;
  const booking = name === BookOn.name ? BookOn.schema.safeParse(input) : null;
  if (booking?.success) return `Book on ${booking.data.callsign}`;
  if (name === AskForResource.name) return 'Back-up';
  if (name === AssignUnit.name) return 'Take a job';
  if (name === SeeAlarm.name || name === SeeUnitAlarm.name) return 'Alarm acknowledged';
  return acting.summary ?? name;
}
