import type { Frame } from '../../client/wire.ts';
import { AddLine, Nearby } from '../../modules/operations/contract.ts';
import type { Person } from './person.ts';
import type { Player, Secret, Secrets, World } from './world.ts';

type Violate = (what: string, detail: string) => void;

export interface Watch extends Secrets {
  /** Looks at every frame that somebody's connection brings. */
  hear(accountId: string, account: string, frame: Frame): void;
}

interface Heard {
  readonly accountId: string;
  readonly account: string;
  readonly frame: Extract<Frame, { type: 'changes' }>;
}

const KEPT = 500;

/** Concealed records are seen by nobody else: neither id nor number nor word may reach who is not on the list. */
export function makeWatch(violate: Violate): Watch {
  const secrets: Secret[] = [];
  /** At the moment of concealing, a screen that held the record is told once, view by view, to take it away. */
  const taken = new Set<string>();
  /** A frame may overtake the answer that tells us of a concealment: the last ones are judged again. */
  const last: Heard[] = [];
  const judge = ({ accountId, account, frame }: Heard, secret: Secret): void => {
    if (frame.position <= secret.since || secret.allowed.includes(accountId)) return;
    for (const change of frame.changes) {
      const put = JSON.stringify(change.puts ?? []);
      if (tells(put, secret)) violate('a concealed record was seen', `${account} by the feed: ${put.slice(0, 500)}`);
      const gone = JSON.stringify([change.removes, change.replaced]);
      if (!gone.includes(secret.incidentId)) continue;
      const once = [accountId, change.view, change.of, secret.incidentId].join(' ');
      if (taken.has(once)) violate('a concealed record was named again', `${account} ${change.view}: ${gone}`);
      taken.add(once);
    }
  };
  return {
    conceal: (secret) => {
      secrets.push(secret);
      for (const heard of last) judge(heard, secret);
    },
    list: () => secrets,
    hear: (accountId, account, frame) => {
      if (frame.type !== 'changes') return;
      const heard = { accountId, account, frame };
      last.push(heard);
      if (last.length > KEPT) last.shift();
      for (const secret of secrets) judge(heard, secret);
    },
  };
}

function tells(text: string, { incidentId, number, word }: Secret): boolean {
  return text.includes(incidentId) || text.includes(`"${number}"`) || text.includes(word);
}

/** Reads as everybody who is not on the list whatever the API gives them, and asks for the records themselves. */
export async function probeSecrets(world: World, violate: Violate): Promise<number> {
  let reads = 0;
  for (const player of world.players) {
    const hidden = world.secrets.list().filter(({ allowed }) => !allowed.includes(player.person.id));
    for (const view of player.screen.views) {
      const text = JSON.stringify((await player.person.read(view)).rows);
      reads += 1;
      for (const secret of hidden) {
        if (tells(text, secret)) violate('a concealed record was read', `${player.person.account} ${view.name}`);
      }
    }
    for (const secret of hidden) if (isCurious(player)) await ask(player.person, secret, violate);
  }
  return reads;
}

const curious: ReadonlySet<string> = new Set(['dispatcher', 'patrol-sergeant', 'duty-inspector', 'officer']);

function isCurious({ roles }: Player): boolean {
  return roles.some((role) => curious.has(role));
}

const NOBODYS = '00000000-0000-8000-8000-000000000000';

/** What is concealed answers as what does not exist. */
async function ask(person: Person, secret: Secret, violate: Violate): Promise<void> {
  const round = new URLSearchParams({ lon: String(secret.lon), lat: String(secret.lat), metres: '500' });
  const paths = [
    `/api/views/operations.incidentLog?of=${secret.incidentId}`,
    `/api/views/operations.recommendation?of=${secret.incidentId}`,
    `/api/views/${Nearby.name}?${round}`,
  ];
  for (const path of paths) {
    const answer = await person.get(path);
    const text = JSON.stringify(answer);
    if (tells(text, secret)) violate('a concealed record was read', `${person.account} ${path}: ${text.slice(0, 300)}`);
  }
  const line = { lineId: NOBODYS, text: 'Is anybody there?', corrects: null };
  const [of, none] = [
    await person.send(AddLine, { incidentId: secret.incidentId, ...line }, { afterwards: true }),
    await person.send(AddLine, { incidentId: NOBODYS, ...line }, { afterwards: true }),
  ];
  if (JSON.stringify(of) !== JSON.stringify(none)) {
    violate(
      'a concealed record answered',
      `${person.account}: ${JSON.stringify(of)} instead of ${JSON.stringify(none)}`,
    );
  }
}
