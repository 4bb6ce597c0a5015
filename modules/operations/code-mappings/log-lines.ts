import type { KnownEvent } from '../incidents/events.ts';

/** A code that a partner could not be given, and what was done about it, in the log of its incident. */
export function unmappedCodeLine(event: KnownEvent): { readonly kind: 'agency'; readonly text: string } | null {
  if (event.type === 'operations.CodeUnmapped') {
    const { to, code, why } = event.data;
    const kept = event.detail === null ? '' : `. As it stands here: ${event.detail.original}`;
    return { kind: 'agency', text: `No code for ${to.name} of ${code.code} ${code.name} (${why})${kept}` };
  }
  if (event.type !== 'operations.UnmappedCodeSettled') return null;
  const words = event.detail === null ? '' : `: ${event.detail.words}`;
  return { kind: 'agency', text: `Settled without a code for ${event.data.to}${words}` };
}
