import { type AmlSms1, type AmlSms2, type Fault, fault } from './message.ts';
import { compactInstant, instantText, numberOf, textOf, within } from './values.ts';

type Fields = ReadonlyMap<string, string>;

/** `A"ML=1;lt=…;lg=…`: pairs divided by semicolons. Of a key that comes twice the first counts. */
export function readSms(text: string): AmlSms1 | AmlSms2 | Fault {
  const fields = fieldsOf(text);
  const version = fields.get('A"ML');
  if (version === '1') return readFirst(fields, text.length);
  if (version === '2') return readSecond(fields);
  return fault(`AML version ${JSON.stringify(version ?? '')} is not read; 1 and 2 are`);
}

function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>();
  for (const pair of text.split(';')) {
    const equals = pair.indexOf('=');
    const key = pair.slice(0, equals).trim();
    if (equals > 0 && !fields.has(key)) fields.set(key, pair.slice(equals + 1).trim());
  }
  return fields;
}

/** Flags name each value that is there and cannot be read. */
function oddities(fields: Fields, read: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(read)
    .filter(([key, value]) => value === null && (fields.get(key) ?? '') !== '')
    .map(([key]) => `${key} cannot be read: ${JSON.stringify(fields.get(key)?.slice(0, 40))}`);
}

function readFirst(fields: Fields, actualLength: number): AmlSms1 | Fault {
  const latitude = within(fields.get('lt'), -90, 90);
  const longitude = within(fields.get('lg'), -180, 180);
  if (latitude === null || longitude === null) return fault('lt and lg are no place on the globe');
  const rd = within(fields.get('rd'), 0, 1e8);
  const top = compactInstant(fields.get('top'));
  const lc = within(fields.get('lc'), 0, 100);
  const statedLength = within(fields.get('ml'), 0, 1e6);
  const lengthMatches = statedLength === actualLength;
  const flags = oddities(fields, { rd, top, lc });
  // Often wrong in the field: a phone must not go unfound for it.
  if (!lengthMatches) flags.push(`ml says ${statedLength ?? 'nothing'}, ${actualLength} characters came`);
  return {
    ...{ kind: 'sms', version: '1', latitude, longitude, radiusMetres: rd },
    timeOfPosition: instantText(top),
    confidencePercent: lc,
    method: textOf(fields.get('pm')),
    imsi: textOf(fields.get('si')),
    imei: textOf(fields.get('ei')),
    mcc: textOf(fields.get('mcc')),
    mnc: textOf(fields.get('mnc')),
    ...{ statedLength, actualLength, lengthMatches, flags },
  };
}

function readSecond(fields: Fields): AmlSms2 | Fault {
  const [lat, lon, radius] = (fields.get('lo') ?? '').split(',');
  const latitude = within(lat, -90, 90);
  const longitude = within(lon, -180, 180);
  if (latitude === null || longitude === null) return fault('lo is no place on the globe');
  const et = numberOf(fields.get('et'));
  const lt = numberOf(fields.get('lt'));
  const lc = within(fields.get('lc'), 0, 100);
  const [altitude, altitudeUncertainty] = (fields.get('lz') ?? '').split(',');
  return {
    ...{ kind: 'sms', version: '2', latitude, longitude },
    radiusMetres: within(radius, 0, 1e8),
    emergencyNumber: textOf(fields.get('en')),
    callStart: instantText(et === null ? null : et * 1000),
    // Seconds after the call began: below nothing for a place that was known before.
    timeOfPosition: instantText(et === null || lt === null ? null : (et + lt) * 1000),
    confidencePercent: lc,
    method: textOf(fields.get('ls')),
    altitude: numberOf(altitude),
    altitudeUncertainty: numberOf(altitudeUncertainty),
    imsi: textOf(fields.get('si')),
    imei: textOf(fields.get('ei')),
    ...network(fields),
    language: textOf(fields.get('lg')),
    flags: oddities(fields, { et, lt, lc }),
  };
}

/** Country and network codes stand together: `310260`. */
function network(fields: Fields) {
  const split = (text: string | undefined) => /^(\d{3})(\d{2,3})$/.exec(text ?? '');
  const [current, home] = [split(fields.get('nc')), split(fields.get('hc'))];
  return {
    networkMcc: current?.[1] ?? null,
    networkMnc: current?.[2] ?? null,
    homeMcc: home?.[1] ?? null,
    homeMnc: home?.[2] ?? null,
  };
}
