import { theirCodeWords } from '../code-mappings/unmapped.ts';
import type { KnownEvent } from '../incidents/events.ts';

const said = (text: string, ...words: readonly (string | undefined)[]): string =>
  [text, ...words.filter((one) => one !== undefined && one !== '')].join(': ');

/** A partner that was called out and what it answers, in the log of its incident. */
export function callOutLine(event: KnownEvent): { readonly kind: 'agency'; readonly text: string } | null {
  if (event.type === 'operations.PartnerCalledOut') {
    const { resource, how, confirmed, theirs } = event.data;
    const chosen = confirmed.length === 0 ? '' : ` (confirmed: ${confirmed.join(', ').replaceAll('-', ' ')})`;
    const { vehicle, reason } = event.detail ?? {};
    return {
      kind: 'agency',
      text: said(`Called out ${resource.name} by ${how}${theirCodeWords(theirs)}${chosen}`, vehicle, reason),
    };
  }
  if (event.type !== 'operations.CallOutAnswered') return null;
  const { resource, answer, etaAt } = event.data;
  const minutes = etaAt === null ? '' : `, there in ${Math.round((etaAt - event.recordedAt) / 60_000)} min`;
  const { reference = '', words } = event.detail ?? {};
  const by = reference === '' ? '' : `, reference ${reference}`;
  return { kind: 'agency', text: said(`${resource} ${answer.replace('-', ' ')}${minutes}${by}`, words) };
}
