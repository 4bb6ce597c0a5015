import { type Fault, fault } from '../aml/message.ts';
import { instantText, textOf, within } from '../aml/values.ts';
import { type Shape, shapeOf } from './shapes.ts';
import { child, type Element, type Found, listBelow, readXml } from './xml.ts';

/** One location of a PIDF-LO, with units in the names; null: not said. Coordinates are null for one in words alone. */
export interface PidfLocation {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly radiusMetres: number | null;
  readonly shape: Shape['shape'] | null;
  readonly altitudeMetres: number | null;
  readonly confidencePercent: number | null;
  /** GPS, A-GPS, Wiremap, 802.11, Manual, Cell … */
  readonly method: string | null;
  /** ISO 8601, UTC. */
  readonly timestamp: string | null;
  readonly retransmissionAllowed: boolean | null;
  readonly retentionExpiry: string | null;
  /** By the short names of RFC 4119: country, A1, A3, RD, HNO, PC … */
  readonly civic: Readonly<Record<string, string>> | null;
}

/** The first location as the whole's own (RFC 5491, rule 8), and all that there are. */
export interface Pidf extends PidfLocation {
  readonly kind: 'pidf';
  readonly entity: string | null;
  readonly locations: readonly PidfLocation[];
}

const MOST_CHARACTERS = 65_536;
const MOST_LOCATIONS = 50;
const MOST_CIVIC = 60;

/** Never throws: a document that cannot be read answers why. */
export function readPidf(text: string): Pidf | Fault {
  if (text.length > MOST_CHARACTERS) return fault(`longer than any PIDF-LO (${MOST_CHARACTERS} characters)`);
  const root = readXml(text.trim());
  if (typeof root === 'string') return fault(root);
  if (root.name !== 'presence') return fault(`not a PIDF-LO: its element is ${root.name}, not presence`);
  const locations = listBelow(root, 'location-info').flatMap(locationsOf).slice(0, MOST_LOCATIONS);
  const [first] = locations;
  if (first === undefined) return fault('a PIDF-LO without a location');
  return { kind: 'pidf', entity: textOf(root.attributes.get('entity')), ...first, locations };
}

function locationsOf({ element, above }: Found): readonly PidfLocation[] {
  const shapes = element.children.map(shapeOf).filter((shape) => shape !== null);
  const about = { ...aboutOf(element, above), civic: civicOf(child(element, 'civicAddress')) };
  if (shapes.length > 0) {
    return shapes.map((shape, i) => ({ ...about, ...shape, civic: i === 0 ? about.civic : null }));
  }
  const nowhere = { latitude: null, longitude: null, radiusMetres: null, shape: null, altitudeMetres: null };
  return about.civic === null ? [] : [{ ...nowhere, ...about }];
}

function aboutOf(info: Element, above: readonly Element[]) {
  const geopriv = above.find((one) => one.name === 'geopriv') ?? null;
  const rules = child(geopriv, 'usage-rules');
  const stamped = above.map((one) => child(one, 'timestamp')).find((one) => one !== null);
  const allowed = child(rules, 'retransmission-allowed')?.text.toLowerCase();
  return {
    confidencePercent: within(child(info, 'confidence')?.text, 0, 100),
    method: textOf(child(geopriv, 'method')?.text),
    timestamp: isoOf(stamped?.text),
    retransmissionAllowed: allowed === undefined ? null : ['yes', 'true', '1'].includes(allowed),
    retentionExpiry: isoOf(child(rules, 'retention-expiry')?.text),
  };
}

function isoOf(text: string | undefined): string | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text ?? '')
    ? Date.parse(text ?? '')
    : NaN;
  return Number.isNaN(at) ? null : instantText(at);
}

function civicOf(address: Element | null): PidfLocation['civic'] {
  if (address === null) return null;
  const words = address.children.filter((one) => one.text !== '').slice(0, MOST_CIVIC);
  return words.length === 0 ? null : Object.fromEntries(words.map((one) => [one.name, one.text.slice(0, 200)]));
}
