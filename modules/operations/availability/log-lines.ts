import type { KnownEvent, Of } from '../incidents/events.ts';

type Noted = Of<'operations.AvailabilityNoted'>['data'];

/** Who could have been sent, in one line: how many by area, and the nearest. */
export function availabilityLine(event: KnownEvent): { readonly kind: 'resource'; readonly text: string } | null {
  if (event.type !== 'operations.AvailabilityNoted') return null;
  const { because, areas, nearest } = event.data;
  const when = because === 'asked' ? 'Units now' : 'Units when it was missed';
  const counts = areas.length === 0 ? 'nobody on duty' : areas.map(areaText).join('; ');
  const near = nearest.length === 0 ? '' : `. Nearest: ${nearest.map(unitText).join(', ')}`;
  return { kind: 'resource', text: `${when}: ${counts}${near}` };
}

function areaText({ name, free, committed, unavailable }: Noted['areas'][number]): string {
  const others = [committed > 0 && `${committed} committed`, unavailable > 0 && `${unavailable} unavailable`];
  return [`${name} ${free} free`, ...others.filter((part) => part !== false)].join(', ');
}

const OLD_SECONDS = 120;

function unitText({ callsign, meaning, metres, positionAgeSeconds }: Noted['nearest'][number]): string {
  const old = positionAgeSeconds < OLD_SECONDS ? '' : `, ${Math.round(positionAgeSeconds / 60)} min ago`;
  return `${callsign} ${meaning.replaceAll('-', ' ')} ${(metres / 1000).toFixed(1)} km${old}`;
}
