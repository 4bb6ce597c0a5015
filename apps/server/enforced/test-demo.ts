import { z } from 'zod';
import type { Pack } from '../../../modules/force/index.ts';
import { makeIdentity } from '../../../modules/identity/index.ts';
import { makeCallSimulator } from '../demo/calls.ts';
import { bringHistory } from '../demo/history.ts';
import { setMarkers } from '../demo/markers.ts';
import { bookOnUnits } from '../demo/units.ts';
import { NOW, type Working } from './test-house.ts';

type Work = (pack: Pack, working: Working) => unknown;

/** What the demonstration sends while it begins: commands with their input, none of which is done. */
function sending(pack: Pack, { db, rows }: Working, units: readonly object[] = []) {
  Object.assign(rows, { answered: false, columns: {} });
  const sent: unknown[] = [];
  const heard = (name: string) =>
    z.any().superRefine((input, context) => {
      sent.push([name, input]);
      context.addIssue('only heard');
    });
  const handlers = {
    get: (name: string) => ({ declaration: { permission: 'any', schema: heard(name), example: {} } }),
  };
  const declaration = { permission: 'any', version: 1 };
  const list = async () => units.map((row, i) => ({ key: String(i), row, member: true }));
  const registry = { handlers, views: { get: () => ({ declaration, list }) } };
  const authorise = () => ({ allow: true, reason: '', obligations: [] });
  const clock = { now: () => NOW };
  const context = { registry, authorise, clock, db };
  const parts = { db, needs: { clock }, presence: {}, modules: { context, force: { pack: () => pack } } };
  return { parts: parts as never, sent };
}

/** On tour still, and their shift is over. */
const off = { active: null, shiftEndsAt: 0, position: null };

async function unitsBooked(pack: Pack, working: Working): Promise<unknown> {
  const onDuty = pack.demo.units.map(({ callsign }, i) => ({ ...off, id: `tour ${i}`, callsign }));
  const { parts, sent } = sending(pack, working, onDuty);
  const count = await bookOnUnits(parts, async (name) => `account of ${name}`);
  return [count, sent];
}

export const demonstrations: Readonly<Record<string, Work>> = {
  'units of the demonstration': unitsBooked,
  'markers of the demonstration': async (pack, working) => {
    const { parts, sent } = sending(pack, working);
    await setMarkers(parts);
    return sent;
  },
  'calls of the demonstration': async (pack, working) => {
    const { parts, sent } = sending(pack, working);
    const simulator = makeCallSimulator(parts);
    const rung: unknown[] = [];
    for (const _ of pack.demo.calls) rung.push((await simulator.ring()).script);
    return [rung, sent];
  },
  'earlier contacts of the demonstration': async (pack, working) => {
    const { parts } = sending(pack, working);
    const sent: unknown[] = [];
    await bringHistory(parts, async (_context, { name, input, occurredAt }) => {
      sent.push([name, input, occurredAt]);
      return { kind: 'done', position: 1, result: {} };
    });
    return sent;
  },
  'accounts of the demonstration': async (pack, { db }) => {
    const sent: unknown[] = [];
    const send = async (call: unknown) => {
      sent.push(call);
      return { kind: 'done', position: 1, result: {} };
    };
    const identity = makeIdentity({ db, clock: { now: () => NOW }, demo: true, send } as never);
    await identity.seedDemo(pack.demo.accounts);
    return sent;
  },
};
