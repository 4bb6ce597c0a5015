import { type Fault, fault } from '../aml/message.ts';
import { type PidfLocation, readPidf } from './document.ts';
import { type Headers, headersOf, listParts, type Part } from './mime.ts';

/** Where a Geolocation header says the location is. */
interface Reference {
  readonly scheme: string;
  readonly user: string | null;
  readonly host: string;
}

/** What a SIP request with a location says (RFC 6442). */
export interface SipCall {
  readonly kind: 'sip';
  readonly method: string;
  readonly requestUri: string;
  /** The request goes to urn:service:sos, or one below it such as urn:service:sos.police. */
  readonly emergency: boolean;
  readonly callerNumber: string | null;
  readonly callId: string | null;
  readonly accessNetwork: string | null;
  readonly geolocation: readonly Reference[];
  readonly geolocationRouting: string | null;
  readonly geolocationError: string | null;
  readonly location: PidfLocation | null;
  readonly locations: readonly PidfLocation[];
  /** What is wrong with the location, in words. The call stands all the same: it is never refused for that. */
  readonly flags: readonly string[];
}

const MOST_CHARACTERS = 131_072;
const MOST_REFERENCES = 20;

/** Never throws: what is no SIP request answers why. A bad location is a flag. */
export function readSip(text: string): SipCall | Fault {
  if (text.length > MOST_CHARACTERS) return fault(`longer than any SIP request (${MOST_CHARACTERS} characters)`);
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index ?? text.length);
  const [start = '', ...lines] = head.split(/\r?\n/);
  const request = /^([A-Z]{3,20}) (\S{1,500}) SIP\/2\.0$/.exec(start.trim());
  if (request?.[1] === undefined || request[2] === undefined) return fault('not a SIP request: INVITE … SIP/2.0');
  const headers = headersOf(lines);
  const parts = end === null ? [] : listParts(headers, text.slice(end.index + end[0].length));
  const geolocation = referencesOf(headers);
  return {
    kind: 'sip',
    method: request[1],
    requestUri: request[2],
    emergency: /^urn:service:sos(\.|$)/i.test(request[2]),
    callerNumber: numberIn(headers.get('p-asserted-identity')) ?? numberIn(headers.get('from') ?? headers.get('f')),
    callId: first(headers.get('call-id') ?? headers.get('i')),
    accessNetwork: first(headers.get('p-access-network-info'))?.split(';')[0]?.trim() ?? null,
    geolocation,
    geolocationRouting: first(headers.get('geolocation-routing')),
    geolocationError: first(headers.get('geolocation-error')),
    ...located(parts, geolocation),
  };
}

function first(values: readonly string[] | undefined): string | null {
  return values?.[0] ?? null;
}

function referencesOf(headers: Headers): readonly Reference[] {
  const uris = (headers.get('geolocation') ?? []).flatMap((value) => [...value.matchAll(/<([^<>]{1,500})>/g)]);
  return uris.slice(0, MOST_REFERENCES).flatMap(([, uri = '']) => {
    const read = /^([a-z][a-z0-9+.-]*):(?:\/\/)?(?:([^@/]*)@)?([^@/:;?]+)/i.exec(uri);
    const [, scheme, user, host] = read ?? [];
    return scheme === undefined || host === undefined
      ? []
      : [{ scheme: scheme.toLowerCase(), user: user ?? null, host }];
  });
}

/** A telephone number, as in `<tel:+44…>` or `<sip:+44…@host>`. */
export function numberIn(value: readonly string[] | string | null | undefined): string | null {
  const text = typeof value === 'string' ? value : (value?.join(' ') ?? '');
  return /\b(?:tel|sips?|pres):(\+?\d{3,15})(?=[@;>\s]|$)/i.exec(text)?.[1] ?? null;
}

type Located = Pick<SipCall, 'location' | 'locations' | 'flags'>;

/** The part that the header points at; failing that the first that is a location: better than none. */
function located(parts: readonly Part[], geolocation: readonly Reference[]): Located {
  const wanted = geolocation.filter(({ scheme }) => scheme === 'cid').map(({ user, host }) => `${user}@${host}`);
  const held = parts.filter(({ type }) => type === 'application/pidf+xml');
  const named = held.filter(({ contentId }) => contentId !== null && wanted.includes(contentId));
  const flags = wanted.length > 0 && named.length === 0 ? [`no part of the body is ${wanted[0]}`] : [];
  const locations = (named.length > 0 ? named : held).flatMap(({ body }): readonly PidfLocation[] => {
    const read = readPidf(body);
    if (read.kind === 'pidf') return read.locations;
    flags.push(read.reason);
    return [];
  });
  return { location: locations[0] ?? null, locations, flags };
}
