import { describe, expect, test } from 'vitest';
import { nodePassage, wayAccess, wayDirections } from './access.ts';
import { carSpeed, findLimit, parseLimit } from './speed.ts';

const tagsOf = (text: string): Map<string, string> =>
  new Map(
    text.split(' ').map((tag): [string, string] => {
      const [key = '', value = ''] = tag.split('=');
      return [key, value.replaceAll('_mph', ' mph')];
    }),
  );

describe('who may drive a way', () => {
  test.each([
    ['highway=residential', 'open', 'open'],
    ['highway=residential access=private', 'reserved', 'reserved'],
    ['highway=residential motor_vehicle=destination', 'reserved', 'open'],
    ['highway=residential access=no', 'closed', 'closed'],
    ['highway=residential access=no motorcar=yes', 'open', 'open'],
    ['highway=residential motor_vehicle=no bus=yes', 'closed', 'open'],
    ['highway=service access=no psv=designated', 'closed', 'open'],
    ['highway=service access=no emergency=yes', 'closed', 'open'],
    ['highway=service service=parking_aisle', 'reserved', 'reserved'],
    ['highway=busway', 'closed', 'open'],
    ['highway=pedestrian', 'closed', 'closed'],
    ['highway=pedestrian motor_vehicle=permissive', 'open', 'open'],
    ['highway=pedestrian emergency=designated', 'closed', 'open'],
    ['highway=track', 'closed', 'closed'],
    ['highway=track motor_vehicle=yes', 'open', 'open'],
    ['highway=footway', 'closed', 'closed'],
    ['highway=construction', 'closed', 'closed'],
    ['route=ferry', 'closed', 'closed'],
    ['highway=service area=yes', 'closed', 'closed'],
  ])('%s: car %s, emergency %s', (text, car, emergency) => {
    expect([wayAccess(tagsOf(text), 'car'), wayAccess(tagsOf(text), 'emergency')]).toEqual([car, emergency]);
  });
});

describe('which way it may be driven', () => {
  test.each([
    ['highway=residential', true, true],
    ['highway=residential oneway=yes', true, false],
    ['highway=residential oneway=-1', false, true],
    ['highway=motorway', true, false],
    ['highway=tertiary junction=roundabout', true, false],
    ['highway=tertiary junction=roundabout oneway=no', true, true],
    ['highway=residential oneway=yes oneway:bicycle=no', true, false],
    ['highway=residential oneway=yes oneway:motor_vehicle=no', true, true],
    ['highway=residential motor_vehicle:backward=no', true, false],
    ['highway=primary oneway=reversible', false, false],
  ])('%s: forward %s, backward %s', (text, forward, backward) => {
    expect(wayDirections(tagsOf(text))).toEqual({ forward, backward });
  });
});

describe('what passing a point costs, in seconds', () => {
  test.each([
    ['barrier=bollard', null, null],
    ['barrier=bollard motor_vehicle=private', null, null],
    ['barrier=bollard emergency=yes', null, 0],
    ['barrier=gate', 30, 15],
    ['barrier=gate access=private', 30, 15],
    ['barrier=gate access=no', null, null],
    ['barrier=gate access=no emergency=yes', null, 15],
    ['barrier=lift_gate access=no bus=yes', null, 15],
    ['barrier=cattle_grid', 0, 0],
    ['barrier=stile', null, null],
    ['highway=traffic_signals', 2, 1],
    ['highway=crossing', 0, 0],
  ])('%s: car %s, emergency %s', (text, car, emergency) => {
    expect([nodePassage(tagsOf(text), 'car'), nodePassage(tagsOf(text), 'emergency')]).toEqual([car, emergency]);
  });
});

describe('speed limits', () => {
  test.each([
    ['30 mph', 48.28],
    ['30mph', 48.28],
    ['50', 50],
    ['50 km/h', 50],
    ['national', 96.56],
    ['GB:nsl_dual', 112.65],
    ['FR:urban', 50],
    ['signals', null],
    ['0', null],
    ['', null],
  ])('%s', (text, limit) => {
    const found = parseLimit(text);
    expect(found === null ? null : Math.round(found * 100) / 100).toBe(limit);
  });

  test('a limit of one direction binds that direction only; a number wins over a named type', () => {
    const tags = tagsOf('maxspeed:forward=20_mph maxspeed=40_mph maxspeed:type=GB:nsl_single');
    expect(Math.round(findLimit(tags, 'forward') ?? 0)).toBe(32);
    expect(Math.round(findLimit(tags, 'backward') ?? 0)).toBe(64);
  });

  test('nobody is reckoned faster than the limit, nor everybody as fast as it', () => {
    const speed = (text: string): number =>
      carSpeed({ tags: tagsOf(text), direction: 'forward', town: false, reserved: false });
    expect(speed('highway=trunk maxspeed=30_mph')).toBeLessThanOrEqual(48.3);
    expect(speed('highway=unclassified maxspeed=60_mph')).toBeLessThan(60);
    expect(speed('highway=tertiary')).toBeLessThan(speed('highway=primary'));
  });

  test('towns and private roads are driven more slowly', () => {
    const asked = { tags: tagsOf('highway=secondary'), direction: 'forward', town: false, reserved: false } as const;
    expect(carSpeed({ ...asked, town: true })).toBeLessThan(carSpeed(asked));
    expect(carSpeed({ ...asked, reserved: true })).toBeLessThan(carSpeed(asked));
  });
});
