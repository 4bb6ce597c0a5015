import { join } from 'node:path';
import type { Endpoint } from './site-settings.ts';
import { openVoter, type Voter } from './voter.ts';
import { hear } from './wire.ts';
import type { Asked, SiteState } from './words.ts';

export interface ArbiterSettings {
  readonly listen: Endpoint;
  readonly key: Buffer;
  readonly dataDir: string;
}

/** The third voice: it holds no records, only one ballot, and tells nobody what to do. Answers when it is told to stop. */
export async function runArbiter(settings: ArbiterSettings, say: (line: string) => void): Promise<void> {
  const voter = openVoter(join(settings.dataDir, 'ballot.json'));
  const server = await hear({ ...settings.listen, key: settings.key, answer: async (asked) => answerOf(voter, asked) });
  say(`The arbiter listens at ${settings.listen.host}:${settings.listen.port}.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  server.close();
  server.closeAllConnections();
}

function answerOf(voter: Voter, asked: Asked): unknown {
  switch (asked.kind) {
    case 'vote':
      return voter.vote(asked.wish);
    case 'withdraw':
      voter.withdraw(asked.site, asked.term);
      return { done: true };
    case 'release':
      voter.release(asked.site, asked.term);
      return { done: true };
    case 'state':
      return stateOf(voter);
    default:
      throw new Error('the arbiter keeps no records');
  }
}

function stateOf(voter: Voter): SiteState {
  const { term, holder, inSync } = voter.ballot();
  const doing =
    holder === null
      ? 'has voted for nobody'
      : `holds ${holder} for the primary${inSync ? '' : ', its stand-by for behind'}`;
  return {
    ...{ name: 'arbiter', role: 'arbiter', term, doing, serves: false, systemId: null, timeline: null },
    ...{
      behindBytes: null,
      commitWaits: false,
      safe: inSync,
      follows: false,
      arbiterHeard: true,
      otherHeard: true,
      tookOver: null,
    },
  };
}
