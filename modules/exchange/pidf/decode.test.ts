import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePidf } from './decode.ts';
import { numberIn } from './sip.ts';

interface Vectors {
  readonly pidfLo: readonly { readonly file: string; readonly expected: object }[];
  readonly sip: readonly { readonly id: string; readonly message: string; readonly expected: object }[];
}
const at = (name: string) => readFileSync(new URL(`./vectors/${name}`, import.meta.url), 'utf8');
const vectors = JSON.parse(at('vectors.json')) as Vectors;
const read = (text: string) => decodePidf(new TextEncoder().encode(text));

describe('given the vectors', () => {
  test.each(vectors.pidfLo)('K04 reads $file', ({ file, expected }) => {
    expect(read(at(file))).toMatchObject({ kind: 'pidf', ...expected });
  });

  test.each(vectors.sip)('K04 reads the request $id', ({ message, expected }) => {
    expect(read(message)).toMatchObject({ kind: 'sip', ...expected });
  });
});

const presence = (info: string, around = '') =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="tel:+447700900123">${around}<tuple id="a"><status><geopriv>
  <location-info>${info}</location-info><method>Cell</method><usage-rules>
  <retransmission-allowed>yes</retransmission-allowed><retention-expiry>2026-11-23T12:00:00+01:00</retention-expiry>
  </usage-rules></geopriv></status><timestamp>2026-11-22T12:00:00Z</timestamp></tuple></presence>`;

const ellipse = `<Ellipse srsName="urn:ogc:def:crs:EPSG::4326"><pos>52.67 -0.73</pos>
  <semiMajorAxis uom="urn:ogc:def:uom:EPSG::9001">77.5</semiMajorAxis><semiMinorAxis>30</semiMinorAxis>
  <orientation>43</orientation></Ellipse>`;
const arcBand = (opening: number) => `<ArcBand><pos>52.67 -0.73</pos><innerRadius>1000</innerRadius>
  <outerRadius>2000</outerRadius><startAngle>45</startAngle><openingAngle>${opening}</openingAngle></ArcBand>`;
const polygon = `<Polygon><exterior><LinearRing><pos>52.6 -0.7</pos><pos>52.6 -0.8</pos><pos>52.7 -0.8</pos>
  <pos>52.7 -0.7</pos><pos>52.6 -0.7</pos></LinearRing></exterior></Polygon>`;
const point = (srs: string, pos: string) => `<Point srsName="${srs}"><pos>${pos}</pos></Point>`;

describe('a shape', () => {
  test('K04 that is an ellipse lies in the circle of its longer half-axis', () => {
    expect(read(presence(ellipse))).toMatchObject({ shape: 'ellipse', latitude: 52.67, radiusMetres: 77.5 });
  });

  test('K04 that is a slice of a ring lies in a circle about the middle of the slice', () => {
    const slice = read(presence(arcBand(90)));
    // Due east of the mast, 1,500 m out; the outer corners of the slice are hypot(1,414, 86) m from there.
    expect(slice).toMatchObject({ shape: 'arc-band', radiusMetres: 1_417 });
    expect(Reflect.get(slice, 'latitude')).toBeCloseTo(52.67, 4);
    expect(Reflect.get(slice, 'longitude')).toBeCloseTo(
      -0.73 + 1_500 / (111_320 * Math.cos((52.67 * Math.PI) / 180)),
      4,
    );
    expect(read(presence(arcBand(270)))).toMatchObject({ latitude: 52.67, longitude: -0.73, radiusMetres: 2_000 });
  });

  test('K04 that is a polygon lies in the circle of its farthest corner', () => {
    const square = read(presence(polygon));
    expect(square).toMatchObject({ shape: 'polygon', radiusMetres: 6_510 });
    expect(Reflect.get(square, 'latitude')).toBeCloseTo(52.65, 6);
    const list = '<Polygon><exterior><LinearRing><posList>52.6 -0.7 52.6 -0.8 52.7 -0.8 52.7 -0.7 52.6 -0.7';
    expect(read(presence(`${list}</posList></LinearRing></exterior></Polygon>`))).toMatchObject({
      radiusMetres: 6_510,
    });
  });

  test('K04 is latitude first, longitude first where its system says so, and nothing in a system we do not know', () => {
    expect(read(presence(point('urn:ogc:def:crs:EPSG::4979', '52.67 -0.73 112')))).toMatchObject({
      ...{ latitude: 52.67, longitude: -0.73, altitudeMetres: 112, radiusMetres: null },
    });
    expect(read(presence(point('urn:ogc:def:crs:OGC:1.3:CRS84', '-0.73 52.67')))).toMatchObject({ latitude: 52.67 });
    expect(read(presence(point('urn:ogc:def:crs:EPSG::27700', '485000 308000')))).toMatchObject({ kind: 'fault' });
  });
});

test('K04 method, times, rules and confidence are read', () => {
  const confident = '<Circle><pos>52 -1</pos><radius>5</radius></Circle><confidence pdf="normal">67</confidence>';
  expect(read(presence(confident))).toMatchObject({
    ...{ entity: 'tel:+447700900123', method: 'Cell', timestamp: '2026-11-22T12:00:00Z', confidencePercent: 67 },
    ...{ retransmissionAllowed: true, retentionExpiry: '2026-11-23T11:00:00Z' },
  });
});

test('K04 of several locations the first is used and all are kept', () => {
  const civic = '<civicAddress><country>GB</country><A3>Oakham</A3><RD>High Street</RD><HNO>1</HNO></civicAddress>';
  const both = read(presence(civic));
  expect(both).toMatchObject({ latitude: null, civic: { A3: 'Oakham' }, locations: [{ shape: null }] });
  const two = read(presence(`${point('', '52.1 -0.1')}${ellipse}${civic}`));
  expect(two).toMatchObject({
    ...{ latitude: 52.1, shape: 'point', civic: { HNO: '1' } },
    locations: [{ shape: 'point' }, { shape: 'ellipse', civic: null }],
  });
});

const emergency = vectors.sip.find(({ id }) => id.startsWith('emergency'))?.message ?? '';

describe('an emergency call', () => {
  test('K04 stands whatever its location is', () => {
    const stands = { emergency: true, callerNumber: '+447700900002' };
    expect(read(emergency.replace('32.924094 -97', 'nowhere 97'))).toMatchObject({
      ...{ ...stands, location: { latitude: null, civic: { country: 'RO' } }, flags: [] },
    });
    expect(read(emergency.replace('<presence', '<presents'))).toMatchObject({ ...stands, location: null });
    expect(read(emergency.replace('Content-ID: <+44', 'Content-ID: <+43'))).toMatchObject({
      ...{ ...stands, location: { latitude: 32.924094 } },
      flags: ['no part of the body is +447700900332@ims.mnc006.mcc268.3gppnetwork.org'],
    });
    expect(read(emergency.slice(0, emergency.indexOf('\r\n\r\n')))).toMatchObject({ ...stands, location: null });
  });

  test('K04 is one below urn:service:sos as well, and no other service', () => {
    expect(read(emergency.replace('sos SIP', 'sos.police SIP'))).toMatchObject({ emergency: true });
    expect(read(emergency.replace('sos SIP', 'sosumi SIP'))).toMatchObject({ emergency: false });
  });

  test('K04 says where its location is', () => {
    const more =
      'Geolocation: <https://lis.example.org:9000/a?b=c>;x=1, <sip:anna@example.org>\r\nGeolocation-Error: 400';
    expect(read(emergency.replace(/Geolocation: .*/, `${more}\r`))).toMatchObject({
      geolocation: [
        { scheme: 'https', user: null, host: 'lis.example.org' },
        { scheme: 'sip', user: 'anna', host: 'example.org' },
      ],
      geolocationError: '400',
    });
  });

  test.each([
    ['<tel:+447700900123>', '+447700900123'],
    ['"A" <sip:07700900123@example.org;user=phone>;tag=1', '07700900123'],
    ['Bob <sip:bob@example.org>', null],
  ])('K04 has its number from %s', (header, number) => {
    expect(numberIn(header)).toBe(number);
  });
});

test.each([
  ['', 'not well-formed XML'],
  ['<presence', 'not well-formed XML'],
  ['<html></html>', 'its element is html'],
  ['<presence/>', 'without a location'],
  [`${'<a>'.repeat(50)}${'</a>'.repeat(50)}`, 'nested deeper than 40'],
  [`${'<a b="/>">'.repeat(6_000)}`, 'XML'],
  [`<presence>${' '.repeat(70_000)}</presence>`, 'longer than any PIDF-LO'],
  ['<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><presence>&x;</presence>', "Named entity isn't defined"],
  ['INVITE x SIP/3.0\r\n\r\n', 'not a SIP request'],
  [`INVITE x SIP/2.0\r\n${'a'.repeat(140_000)}`, 'longer than any SIP request'],
])('K04 says why it cannot be read (%#)', (text, reason) => {
  const answer = read(text);
  expect(answer.kind === 'fault' ? answer.reason : 'read').toContain(reason);
});

/** On the globe, or nowhere, or a reason. */
function sane(answer: ReturnType<typeof decodePidf>): void {
  if (answer.kind === 'fault') {
    expect(answer.reason).not.toBe('');
    return;
  }
  for (const { latitude, longitude, radiusMetres } of answer.locations) {
    expect(Math.abs(latitude ?? 0)).toBeLessThanOrEqual(90);
    expect(Math.abs(longitude ?? 0)).toBeLessThanOrEqual(180);
    expect(Number.isFinite(radiusMetres ?? 0)).toBe(true);
  }
}

test('K04 no bytes whatever throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => sane(decodePidf(bytes))),
    { numRuns: 4_000 },
  );
});

const whole = [...vectors.pidfLo.map(({ file }) => at(file)), emergency, presence(arcBand(90)), presence(polygon)];

test('K04 nothing that was cut, spoilt or stuffed throws', () => {
  const spoilt = fc.tuple(fc.constantFrom(...whole), fc.nat(3_000), fc.nat(60), fc.string({ maxLength: 30 }));
  fc.assert(
    fc.property(spoilt, ([text, from, length, put]) =>
      sane(read(text.slice(0, from) + put + text.slice(from + length))),
    ),
    { numRuns: 4_000 },
  );
});

test('K04 no measure whatever leads off the globe', () => {
  const measure = fc.oneof(
    fc.double({ noNaN: true }).map(String),
    fc.integer().map(String),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(measure, { minLength: 6, maxLength: 6 }), ([lat, lon, inner, outer, start, opening]) => {
      const words = [lat, lon, inner, outer, start, opening].map((word) => (word ?? '').replace(/[<&]/g, ''));
      const [a, b, c, d, e, f] = words;
      sane(
        read(
          presence(`<ArcBand><pos>${a} ${b}</pos><innerRadius>${c}</innerRadius><outerRadius>${d}</outerRadius>
        <startAngle>${e}</startAngle><openingAngle>${f}</openingAngle></ArcBand>`),
        ),
      );
      sane(read(presence(`<Polygon><posList>${words.join(' ')}</posList></Polygon>`)));
    }),
    { numRuns: 2_000 },
  );
});
