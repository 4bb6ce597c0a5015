import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circlesOf } from './circles.ts';
import { type GraphNode, graphOf, type Need } from './graph.ts';
import { fallOf, reasonsOf } from './propagate.ts';
import { singlePointsOf } from './single-points.ts';

const all = (...members: readonly string[]): Need[] =>
  members.map((one) => ({ group: null, needs: 1, members: [one] }));
const some = (needs: number, ...members: readonly string[]): Need => ({ group: 'pair', needs, members });
const node = (id: string, ...needs: readonly Need[]): GraphNode => ({ id, needs });

function fallen(nodes: readonly GraphNode[], ...down: readonly string[]): readonly string[] {
  const graph = graphOf(nodes);
  const indices = down.flatMap((id) => graph.indexOf.get(id) ?? []);
  return fallOf(graph, indices).order.map((item) => graph.ids[item] ?? '');
}

/** Two servers behind one feed, a service that needs one of them, and a position that needs the service and its own screen. */
const room = [
  node('feed'),
  node('server-1', ...all('feed')),
  node('server-2', ...all('feed')),
  node('service', some(1, 'server-1', 'server-2')),
  node('screen'),
  node('position', ...all('service', 'screen')),
];

describe('what falls', () => {
  test('SM-89 one of two servers may go; the other takes the service with it', () => {
    expect(fallen(room, 'server-1')).toEqual(['server-1']);
    expect(fallen(room, 'server-1', 'server-2')).toEqual(['server-1', 'server-2', 'service', 'position']);
  });

  test('a shared ancestor takes both halves of a pair', () => {
    expect(fallen(room, 'feed')).toEqual(['feed', 'server-1', 'server-2', 'service', 'position']);
  });

  test('SM-89 two of three stand without one and fall without two', () => {
    const three = [node('a'), node('b'), node('c'), node('top', some(2, 'a', 'b', 'c'))];
    expect(fallen(three, 'a')).toEqual(['a']);
    expect(fallen(three, 'a', 'c')).toEqual(['a', 'c', 'top']);
  });

  test('items that need each other stand as long as nothing from outside takes one, and then fall together', () => {
    const circle = [node('power'), node('a', ...all('b')), node('b', ...all('a', 'power')), node('c', ...all('a'))];
    expect(fallen(circle)).toEqual([]);
    expect(fallen(circle, 'c')).toEqual(['c']);
    expect(fallen(circle, 'power')).toEqual(['power', 'b', 'a', 'c']);
    const component = circlesOf(graphOf(circle));
    expect(component[1]).toBe(component[2]);
    expect(new Set(component).size).toBe(3);
  });

  test('whoever asks for more than there are needs all of them; what leads nowhere holds nobody', () => {
    expect(fallen([node('a'), node('top', some(5, 'a', 'gone'))], 'a')).toEqual(['a', 'top']);
    expect(fallen([node('top', ...all('gone'))])).toEqual([]);
  });

  test('why and by which path is said', () => {
    const graph = graphOf(room);
    const fall = fallOf(graph, [0]);
    const { why, path } = reasonsOf(graph, fall);
    expect(why(3)).toEqual({ group: 'pair', needs: 1, of: 2, downIds: ['server-1', 'server-2'] });
    expect(why(0)).toBeNull();
    expect(path(5)).toEqual(['feed', 'server-2', 'service', 'position']);
  });
});

describe('against every item asked again and again until nothing changes', () => {
  const ids = Array.from({ length: 9 }, (_, index) => `n${index}`);
  const anyNeed = fc.record({
    group: fc.constant('g'),
    needs: fc.integer({ min: 1, max: 4 }),
    members: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }),
  });
  const anyNodes = fc
    .array(fc.array(anyNeed, { maxLength: 3 }), { minLength: ids.length, maxLength: ids.length })
    .map((lists) => lists.map((needs, index) => node(ids[index] ?? '', ...needs)));

  function bruteForce(nodes: readonly GraphNode[], down: readonly string[]): ReadonlySet<string> {
    const gone = new Set(down);
    const broken = ({ needs, members }: Need) =>
      members.filter((member) => gone.has(member)).length > members.length - Math.min(needs, members.length);
    for (let before = -1; before !== gone.size; ) {
      before = gone.size;
      for (const { id, needs } of nodes) if (needs.some(broken)) gone.add(id);
    }
    return gone;
  }

  test('the least fixpoint of F4: circles, spares and several items down at once', () => {
    fc.assert(
      fc.property(anyNodes, fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }), (nodes, down) => {
        expect(new Set(fallen(nodes, ...down))).toEqual(bruteForce(nodes, down));
      }),
      { numRuns: 2_000 },
    );
  });

  test('every reason holds: so many were down before it as it cannot spare, and a path begins where something was put down', () => {
    fc.assert(
      fc.property(anyNodes, fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }), (nodes, down) => {
        const graph = graphOf(nodes);
        const fall = fallOf(
          graph,
          down.map((id) => graph.indexOf.get(id) ?? 0),
        );
        const { why, path } = reasonsOf(graph, fall);
        const before = new Set<string>();
        for (const item of fall.order) {
          const reason = why(item);
          expect(reason === null).toBe(down.includes(graph.ids[item] ?? ''));
          if (reason !== null) expect(reason.downIds.length).toBe(reason.of - reason.needs + 1);
          for (const id of reason?.downIds ?? []) expect(before.has(id)).toBe(true);
          expect(down).toContain(path(item)[0]);
          before.add(graph.ids[item] ?? '');
        }
      }),
    );
  });

  test('SM-95 single points are those with which a service falls, each alone; members of one circle fall alike', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const weights = new Map([
          ['n0', { users: 100, criticality: 4 }],
          ['n1', { users: 10, criticality: 1 }],
        ]);
        const found = new Map(singlePointsOf(graphOf(nodes), weights).map((point) => [point.id, point]));
        for (const id of ids) {
          const lost = ['n0', 'n1'].filter((service) => service !== id && bruteForce(nodes, [id]).has(service));
          expect(found.get(id)?.serviceIds ?? []).toEqual(lost);
        }
      }),
    );
  });
});

test('SM-95 the list of single points is ranked by users and criticality of what falls', () => {
  const services = new Map([
    ['service', { users: 40, criticality: 4 }],
    ['position', { users: 1, criticality: 4 }],
  ]);
  const found = singlePointsOf(graphOf(room), services);
  expect(found.map(({ id, weight }) => [id, weight])).toEqual([
    ['feed', 164],
    ['screen', 4],
    ['service', 4],
  ]);
  expect(found[0]).toMatchObject({ serviceIds: ['service', 'position'], falls: 4 });
});

test('twenty thousand items, each asked what falls with it alone', () => {
  const size = 20_000;
  const nodes = Array.from({ length: size }, (_, index) =>
    node(
      `n${index}`,
      ...(index < 20 ? [] : all(`n${Math.floor(index / 20)}`)),
      ...(index < 100 ? [] : [some(1, `n${index % 90}`, `n${index % 97}`)]),
    ),
  );
  const graph = graphOf(nodes);
  const services = new Map(nodes.slice(-100).map(({ id }) => [id, { users: 1, criticality: 1 }]));
  // The last hundred stand on few: their own branches, up to the root.
  expect(singlePointsOf(graph, services).length).toBe(10);
});
