import { stampOf, whenOf } from '../ui/clock-bar/minutes.ts';
import { useNow } from './react.tsx';

/** `21:04` of today, `22/11 21:04` of any other day: nobody may take last week's for today's. */
export function When({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{whenOf(at, useNow())}</time>;
}

/** A line of a record, to the second: `22/11/2026 21:04:37`. */
export function Stamp({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{stampOf(at)}</time>;
}
