import type { ItemTerms } from '../catalogue/terms.ts';
import type { Person } from '../people.ts';
import { leadingRoles } from '../people.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { serviceStaff } from '../service-incidents/permissions.ts';
import type { RequestTerms } from './terms.ts';

/** The part of a pack that requests go by. */
export interface ServicePack extends DeskPack {
  readonly stations: readonly { readonly id: string; readonly name: string }[];
}

export interface Cause {
  readonly id: string;
  readonly number: string;
  readonly reporterId: string | null;
}

/** What a rule needs to know of an order besides the item. */
export interface SubmitFacts {
  readonly number: string;
  readonly sequence: number;
  /** Nobody asks: an account was made, altered or disabled, and whoever did that has decided. */
  readonly bySystem: boolean;
  /** Whoever asks; null: nobody of whom an account is known. */
  readonly requester: Person | null;
  readonly forPerson: Person | null;
  /** Who would be asked; null: nobody is known. */
  readonly approver: Person | null;
  readonly deputy: Person | null;
  readonly siteId: string | null;
  readonly hasSite: boolean;
  /** The IT incident because of which it is asked for; null: there is none of this id. */
  readonly cause: Cause | null;
  readonly pack: ServicePack;
}

const HOUR_MINUTES = 60;

/** What is promised, from the item and the words of the pack. */
export function termsOf(terms: ItemTerms, { approver, deputy, pack }: SubmitFacts): RequestTerms {
  const calendar = pack.calendars.find(({ id }) => id === terms.calendar);
  const { ladder, repeatSeconds, reopenDays, autoCloseDays } = pack.service;
  const asked = terms.approval.by === 'nobody' ? null : approver;
  return {
    name: terms.name,
    pricePence: terms.pricePence,
    leadMinutes: terms.leadHours * HOUR_MINUTES,
    calendar: { timezone: pack.timezone, week: calendar?.week ?? 'always', closed: [...(calendar?.closed ?? [])] },
    tasks: terms.tasks,
    approval:
      asked === null
        ? null
        : { minutes: terms.approval.hours * HOUR_MINUTES, approverId: asked.id, deputyId: deputy?.id ?? null },
    changeModelId: terms.changeModelId,
    ...{ ladder, repeatSeconds, reopenDays, autoCloseDays },
  };
}

/** The service centre's people, and whoever reported it: to everybody else an IT incident is as if it were not there. */
export function isKnownTo({ reporterId }: Cause, person: Person | null): boolean {
  if (person === null) return false;
  return person.id === reporterId || person.roles.some((role) => serviceStaff.includes(role));
}

export function isLeader(person: Person | null): person is Person {
  return person?.roles.some((role) => leadingRoles.includes(role)) === true;
}
