import type { DatabaseState } from '../../../kernel/index.ts';
import { joining } from './keep-site.ts';
import type { Answer } from './lease.ts';
import type { SiteSettings } from './site-settings.ts';
import type { Voter } from './voter.ts';
import type { Asked, Said, SiteState } from './words.ts';

/** How this site stands, as its agent tells the others and the person who asks. */
export interface Standing {
  role: 'primary' | 'stand-by';
  term: number;
  doing: string;
  serves: boolean;
  database: DatabaseState | null;
  commitWaits: boolean;
  safe: boolean;
  arbiterHeard: boolean;
  otherHeard: boolean;
  /** Who last had the sites change places, and why; null: this site has not taken over since it runs. */
  tookOver: SiteState['tookOver'];
}

/** What a person or the other site may have a site do. */
interface Deeds {
  admit(name: string): Promise<void>;
  handedOver(term: number, by: string, reason: string): void;
  order(order: 'switch-over' | 'take-over', by: string, reason: string): Promise<string>;
}

export interface AgentNeeds {
  readonly dataDir: string;
  readonly site: SiteSettings;
  readonly voter: Voter;
  readonly standing: Standing;
  readonly deeds: Deeds;
}

/** Answers the other site, the arbiter and the command line. */
export function makeAgent(needs: AgentNeeds): (asked: Asked) => Promise<unknown> {
  const { site, voter, standing, deeds } = needs;
  return async (asked) => {
    switch (asked.kind) {
      case 'vote':
        return voter.vote(asked.wish) satisfies Answer;
      case 'withdraw':
        voter.withdraw(asked.site, asked.term);
        return { done: true };
      case 'release':
        voter.release(asked.site, asked.term);
        return { done: true };
      case 'state':
        return stateOf(site, standing);
      case 'join':
        return join(needs, asked.site);
      case 'hand-over':
        deeds.handedOver(asked.term, asked.by, asked.reason);
        return { done: true };
      case 'order':
        return { said: await deeds.order(asked.order, asked.by, asked.reason) } satisfies Said<'order'>;
    }
  };
}

async function join({ dataDir, site, standing, deeds }: AgentNeeds, name: string) {
  if (name === site.name) throw new Error(`both sites call themselves ${name}: TREFOIL_SITE must differ`);
  // Its keys are made at the first start: a stand-by without them could not go on.
  if (standing.role !== 'primary' || !standing.serves)
    throw new Error(`${site.name} does not serve yet (${standing.doing})`);
  await deeds.admit(name);
  return joining(dataDir, site);
}

export function stateOf(site: SiteSettings, standing: Standing): SiteState {
  const { role, term, doing, serves, database, commitWaits, safe, arbiterHeard, otherHeard, tookOver } = standing;
  return {
    ...{ name: site.name, role, term, doing, serves, commitWaits, safe, arbiterHeard, otherHeard, tookOver },
    systemId: database?.systemId ?? null,
    timeline: database?.timeline ?? null,
    behindBytes: database?.follower?.behindBytes ?? null,
    follows: database?.isReceiving ?? false,
  };
}
