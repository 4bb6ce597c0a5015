import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Caller, makeCaller } from '../../journeys/house/caller.ts';
import { IncidentLog } from '../../modules/operations/contract.ts';
import { makeRandom } from '../exercise/random.ts';
import { readAll } from './follower.ts';
import { raiseIncidents } from './incidents.ts';
import { openLossyProxy } from './lossy-proxy.ts';
import type { FaultReport } from './report.ts';
import { shapeOf } from './shape.ts';

export interface LostRepliesWish {
  readonly url: string;
  readonly caller: Caller;
  readonly commands: number;
  readonly seed: number;
}

const LANES = 16;
const SHARE = 0.3;

/** T10: of every ten answers three are lost after the commit; each command is sent until it is answered, and done once. */
export async function testLostReplies({ url, caller, commands, seed }: LostRepliesWish): Promise<FaultReport> {
  const proxy = await openLossyProxy({ target: url, random: makeRandom(seed), share: SHARE });
  const through = makeCaller(proxy.url, caller.token);
  const incidents = await raiseIncidents(caller, LANES);
  const sent = new Map<string, string[]>(incidents.map((id) => [id, []]));
  let otherAnswers = 0;
  let attempts = 0;
  const lane = async (incidentId: string, count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const [commandId, lineId] = [randomUUID(), randomUUID()];
      const input = { incidentId, lineId, text: `line ${n}`, corrects: null };
      sent.get(incidentId)?.push(lineId);
      const { tries, body } = await untilAnswered(through, commandId, input);
      attempts += tries;
      const first = proxy.lostAnswers.get(commandId);
      if (first !== undefined && first !== JSON.stringify(body)) otherAnswers += 1;
    }
  };
  const share = Math.ceil(commands / LANES);
  await Promise.all(incidents.map((id) => lane(id, share)));
  await proxy.close();
  const found = await effectsOf({ url, token: caller.token }, sent);
  return {
    name: `T10: ${share * LANES} commands, ${SHARE * 100} % of the replies lost after the commit, seed ${seed}`,
    figures: { commands: share * LANES, 'replies lost': proxy.lost(), attempts, effects: found.effects },
    violations: { 'commands without effect': found.missing, 'done twice': found.twice, 'other answers': otherAnswers },
  };
}

async function untilAnswered(caller: Caller, commandId: string, input: object) {
  for (let tries = 1; ; tries += 1) {
    const answer = await caller.send('operations.addLine', input, { commandId }).catch(() => null);
    if (answer?.status === 200) return { tries, body: answer.body };
    if (answer !== null && answer.status < 500) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
    if (answer !== null) await wait(20);
  }
}

async function effectsOf(at: { url: string; token: string }, sent: ReadonlyMap<string, readonly string[]>) {
  let [effects, missing, twice] = [0, 0, 0];
  for (const [incidentId, lineIds] of sent) {
    const { rows } = await readAll(at, shapeOf(IncidentLog, incidentId));
    const remarks = rows.filter(({ kind, text }) => kind === 'remark' && /^line \d+$/.test(String(text)));
    const times = new Map<string, number>();
    for (const { id } of remarks) times.set(String(id), (times.get(String(id)) ?? 0) + 1);
    effects += remarks.length;
    missing += lineIds.filter((id) => !times.has(id)).length;
    // Were a line done twice under ids of its own, there would be more lines than commands.
    twice += Math.max(0, remarks.length - lineIds.length) + [...times.values()].filter((count) => count > 1).length;
  }
  return { effects, missing, twice };
}
