import type { KnownEntry } from './read-known.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** `14/03/2027`, always British local time. */
export function dayOf(at: number): string {
  return day.format(at);
}

/** What tells this one from others of the name: born, numbers, addresses. */
export function detailsOf({ said }: KnownEntry): string {
  if (said?.kind !== 'person') return said === null ? 'erased by law' : '';
  const born = said.bornOn === null ? [] : [`born ${dayOf(Date.parse(said.bornOn))}`];
  const names = said.aliases.length === 0 ? [] : [`also ${said.aliases.join(', ')}`];
  return [...names, ...born, ...said.phones, ...said.addresses].join(' · ');
}

/** A British registration as callers and officers write it, in the middle of other words. */
const registrations = /\b([A-Z]{2}\d{2}\s?[A-Z]{3})\b/i;

export function registrationIn(text: string): string {
  return registrations.exec(text)?.[1] ?? '';
}
