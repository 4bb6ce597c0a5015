/** A line in the log of an IT incident; what is `public` the person who reported it reads, too. */
export interface Line {
  readonly kind: string;
  readonly audience: 'public' | 'internal';
  readonly text: string;
}

export function shown(kind: string, text: string): Line {
  return { kind, audience: 'public', text };
}

export function hidden(kind: string, text: string): Line {
  return { kind, audience: 'internal', text };
}
