import { confirm, decided, refuse } from '../../../kernel/pure.ts';
import { type Command, type Decision, noSuchIncident, type States } from '../incidents/decide.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { Incident } from '../incidents/incident.ts';
import type { LadderTerms } from '../terms.ts';
import type {
  CloseTactical,
  GiveAuthority,
  OpenTactical,
  RecordOption,
  RefuseAuthority,
  ReviewTactical,
  SeekAuthority,
  TakeCommand,
} from './commands.ts';
import { isExact } from './exact.ts';
import { owesAddress, type Tactic } from './tactic.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface KindTerms {
  readonly kind: Named & { readonly armed: boolean };
  readonly roles: readonly Named[];
  readonly options: readonly Named[];
  readonly authoritySeconds: number;
  readonly reviewSeconds: number;
  readonly ladder: LadderTerms;
}

const NOT_EXACT = 'address-not-exact';
const noAddress = (kind: string) =>
  `${kind} is planned, and the log has no exact address: correct the place, or go on and it is owed.`;

/** Authority is sought by opening it. A planned firearms job asks for the door that it goes to; nothing is refused for it. */
export function openTactical(
  { input, confirmed }: Command<typeof OpenTactical>,
  { incident: state }: States,
  terms: KindTerms | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (state.situation !== 'open') return refuse('incident-over', 'That incident is over: open it again first.');
  if (terms === null) return refuse('no-such-kind', `The force pack has no tactical job of kind ${input.kind}.`);
  const { tacticalId, planned, reason } = input;
  if (state.incident.tactics.some((one) => one.tacticalId === tacticalId)) {
    return refuse('tactical-exists', 'A tactical job with this id exists already.');
  }
  const inexact = terms.kind.armed && planned && !isExact(state.incident.place);
  if (inexact && !confirmed.has(NOT_EXACT)) return confirm(NOT_EXACT, noAddress(terms.kind.name));
  const { kind, authoritySeconds, reviewSeconds, ladder } = terms;
  const data = {
    ...{ tacticalId, planned, kind, authoritySeconds, reviewSeconds, ladder },
    ...{ roles: [...terms.roles], options: [...terms.options], confirmed: inexact ? [NOT_EXACT] : [] },
  };
  return decided({ incident: [{ type: 'operations.TacticalOpened', data, detail: { reason } }] }, { tacticalId });
}

export function seekAuthority({ input }: Command<typeof SeekAuthority>, states: States): Decision {
  return on(states, input.tacticalId, ({ authority, tacticalId }) =>
    authority.situation === 'sought'
      ? refuse('sought-already', 'Authority is being sought already.')
      : done({ type: 'operations.AuthoritySought', data: { tacticalId }, detail: { reason: input.reason } }),
  );
}

export function giveAuthority({ input, confirmed }: Command<typeof GiveAuthority>, states: States): Decision {
  return on(states, input.tacticalId, (tactic, { place }) => {
    const { tacticalId, until, by, conditions } = input;
    const options = input.options.map((id) => tactic.options.find((one) => one.id === id));
    if (!options.every((one) => one !== undefined)) return noSuchOption();
    if (owesAddress(tactic, place) && !confirmed.has(NOT_EXACT)) return confirm(NOT_EXACT, noAddress(tactic.kind.name));
    const data = { tacticalId, options, until };
    return done({ type: 'operations.AuthorityGiven', data, detail: { by, conditions } });
  });
}

export function refuseAuthority({ input }: Command<typeof RefuseAuthority>, states: States): Decision {
  const { by, reason } = input;
  return on(states, input.tacticalId, ({ tacticalId }) =>
    done({ type: 'operations.AuthorityRefused', data: { tacticalId }, detail: { by, reason } }),
  );
}

export function takeCommand({ input }: Command<typeof TakeCommand>, states: States): Decision {
  return on(states, input.tacticalId, ({ tacticalId, roles }) => {
    const role = roles.find(({ id }) => id === input.role);
    if (role === undefined) return refuse('no-such-role', 'The force pack has no such role for this kind of job.');
    return done({ type: 'operations.CommandTaken', data: { tacticalId, role }, detail: { person: input.person } });
  });
}

/** What is done is recorded, whoever allowed it; that nobody did is said and confirmed. */
export function recordOption({ input, confirmed, recordedAt }: Command<typeof RecordOption>, states: States): Decision {
  return on(states, input.tacticalId, (tactic) => {
    const option = tactic.options.find(({ id }) => id === input.option);
    if (option === undefined) return noSuchOption();
    if (!isAuthorised(tactic, option.id, recordedAt) && !confirmed.has('not-authorised')) {
      return confirm('not-authorised', `Nobody has given authority for this: ${option.name}.`);
    }
    const data = { tacticalId: tactic.tacticalId, option };
    return done({ type: 'operations.TacticalOptionUsed', data, detail: { note: input.note } });
  });
}

function isAuthorised({ authority }: Tactic, option: string, now: number): boolean {
  if (authority.situation !== 'given' || (authority.until !== null && authority.until < now)) return false;
  return authority.options.length === 0 || authority.options.some(({ id }) => id === option);
}

export function reviewTactical({ input }: Command<typeof ReviewTactical>, states: States): Decision {
  return on(states, input.tacticalId, ({ tacticalId }) =>
    done({ type: 'operations.TacticalReviewed', data: { tacticalId }, detail: { rationale: input.rationale } }),
  );
}

export function closeTactical({ input }: Command<typeof CloseTactical>, states: States): Decision {
  return on(states, input.tacticalId, ({ tacticalId }) =>
    done({ type: 'operations.TacticalClosed', data: { tacticalId }, detail: { outcome: input.outcome } }),
  );
}

const noSuchOption = () => refuse<never>('no-such-option', 'The force pack has no such option for this kind of job.');

const done = (event: IncidentEvent): Decision => decided({ incident: [event] });

/** The job that is meant, while it runs. */
function on(
  { incident: state }: States,
  tacticalId: string,
  then: (tactic: Tactic, incident: Incident) => Decision,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const tactic = state.incident.tactics.find((one) => one.tacticalId === tacticalId);
  if (tactic === undefined || tactic.closed !== null) {
    return refuse('no-such-tactical', 'There is no such tactical job on this incident, or it has ended.');
  }
  return then(tactic, state.incident);
}
