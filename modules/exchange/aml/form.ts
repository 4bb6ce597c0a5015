import { createHmac, timingSafeEqual } from 'node:crypto';
import { type AmlForm, type Fault, fault } from './message.ts';
import { instantText, numberOf, textOf, within } from './values.ts';

const SIGNED_BY = '&hmac=';

/** The HTTPS form body. `bytes` are as they came: the signature is over them, not over what was made of them. */
export function readForm(bytes: Uint8Array, key: Uint8Array | null): AmlForm | Fault {
  const fields = new URLSearchParams(Buffer.from(bytes).toString('utf8').trim());
  const latitude = within(fields.get('location_latitude'), -90, 90);
  const longitude = within(fields.get('location_longitude'), -180, 180);
  if (latitude === null || longitude === null) {
    return fault('location_latitude and location_longitude are no place on the globe');
  }
  const time = numberOf(fields.get('location_time'));
  const radiusMetres = within(fields.get('location_accuracy'), 0, 1e8);
  const confidencePercent = within(fields.get('location_certainty'), 0, 100);
  const read = { location_time: time, location_accuracy: radiusMetres, location_certainty: confidencePercent };
  return {
    ...{ kind: 'form', version: fields.get('v') ?? '', latitude, longitude, radiusMetres, confidencePercent },
    deviceNumber: textOf(fields.get('device_number')),
    timeOfPosition: instantText(time),
    source: textOf(fields.get('location_source')),
    altitude: numberOf(fields.get('location_altitude')),
    floor: textOf(fields.get('location_floor')),
    imei: textOf(fields.get('device_imei')),
    imsi: textOf(fields.get('device_imsi')),
    signature: signatureOf(bytes, key),
    flags: Object.entries(read)
      .filter(([name, value]) => value === null && textOf(fields.get(name)) !== null)
      .map(([name]) => `${name} cannot be read: ${JSON.stringify(fields.get(name)?.slice(0, 40))}`),
  };
}

/** HMAC-SHA1 in hex over everything before `&hmac=` (EENA). Compared without telling by its time how much was right. */
export function signatureOf(bytes: Uint8Array, key: Uint8Array | null): AmlForm['signature'] {
  const body = Buffer.from(bytes).toString('latin1');
  const end = body.lastIndexOf(SIGNED_BY);
  if (end < 0) return 'none';
  if (key === null) return 'unchecked';
  const given = body.slice(end + SIGNED_BY.length).trim();
  if (!/^[0-9a-fA-F]{40}$/.test(given)) return 'wrong';
  const made = createHmac('sha1', key)
    .update(Buffer.from(body.slice(0, end), 'latin1'))
    .digest();
  return timingSafeEqual(made, Buffer.from(given, 'hex')) ? 'right' : 'wrong';
}
