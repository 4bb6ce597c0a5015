import type { LinkWord } from '../links/link-words.ts';
import type { MajorPart } from '../major/open-major.ts';
import type { ExchangeDeed } from './exchange-deeds.ts';
import type { Macro } from './macros.ts';
import type { MessageDeed } from './message-deeds.ts';

/** What the command line knows of the world when it reads a line: all of it is on the screen already. */
export interface KnownUnit {
  readonly id: string;
  readonly callsign: string;
  readonly state: string;
  readonly active: { readonly incidentId: string; readonly assignmentId: string; readonly number: string } | null;
}

export interface KnownIncident {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly place: string;
  readonly grade: string;
  readonly ownerSeatId: string | null;
}

export interface Known {
  readonly units: readonly KnownUnit[];
  readonly incidents: readonly KnownIncident[];
  readonly grades: readonly { readonly id: string; readonly name: string }[];
  readonly statuses: readonly { readonly code: string; readonly name: string }[];
  /** What may be asked for beside units. */
  readonly asks?: readonly { readonly id: string; readonly name: string }[];
  /** Partners that may be called out. */
  readonly partners?: readonly { readonly id: string; readonly name: string; readonly vehicle: boolean }[];
  /** Whom a message may be for, beside units. */
  readonly desks?: readonly { readonly id: string; readonly name: string }[];
  readonly areas?: readonly { readonly id: string; readonly name: string }[];
  readonly talkgroups?: readonly { readonly id: string; readonly name: string }[];
  /** Words of the person's own, and those that the force gives everybody. */
  readonly ownMacros?: readonly Macro[];
  readonly forceMacros?: readonly Macro[];
  /** The incident in hand: what `.` means. */
  readonly inHand: string | null;
}

/** What will be done; ids only, so that nothing is guessed between preview and Enter. */
export type Deed =
  | {
      readonly deed: 'assign';
      readonly tourId: string;
      readonly incidentId: string;
      readonly how: 'assign' | 'divert' | 'stack';
    }
  | {
      readonly deed: 'stand-down';
      readonly tourId: string;
      readonly incidentId: string;
      readonly assignmentId: string;
      readonly reason: string;
    }
  | { readonly deed: 'status'; readonly tourId: string; readonly status: string }
  | { readonly deed: 'note'; readonly incidentId: string; readonly text: string }
  | {
      readonly deed: 'grade';
      readonly incidentId: string;
      readonly seen: string;
      readonly grade: string;
      readonly reason: string;
    }
  | {
      readonly deed: 'refer';
      readonly incidentId: string;
      readonly to: 'control-room-supervisor' | 'fim';
      readonly reason: string;
    }
  | { readonly deed: 'own'; readonly incidentId: string; readonly seen: string | null }
  | { readonly deed: 'open'; readonly incidentId: string }
  | { readonly deed: 'major'; readonly incidentId: string; readonly part: MajorPart | null }
  | { readonly deed: 'look'; readonly lon: number; readonly lat: number; readonly label: string }
  | { readonly deed: 'find'; readonly words: string }
  | { readonly deed: 'link'; readonly fromId: string; readonly toId: string; readonly word: LinkWord }
  | ExchangeDeed
  | { readonly deed: 'plan'; readonly incidentId: string; readonly level: number; readonly reason: string }
  | MessageDeed
  /** Null: it is given up. */
  | { readonly deed: 'macro'; readonly word: string; readonly line: string | null }
  | { readonly deed: 'off'; readonly tourId: string }
  | { readonly deed: 'who'; readonly words: string }
  | { readonly deed: 'pair'; readonly tourId: string; readonly withTourId: string }
  | { readonly deed: 'select'; readonly tourId: string }
  | { readonly deed: 'show'; readonly tourId: string; readonly what: string };

export interface Choice {
  readonly key: string;
  /** The whole line once this is taken. */
  readonly line: string;
  readonly label: string;
  readonly detail: string;
}

export type Reading =
  | { readonly kind: 'empty' }
  /** Everything is named: Enter does it. */
  | { readonly kind: 'ready'; readonly sentence: string; readonly deeds: readonly Deed[]; readonly about: About | null }
  /** A place is still to be chosen among what the gazetteer finds for these words. */
  | {
      readonly kind: 'place';
      readonly sentence: string;
      readonly words: string;
      readonly deed: Extract<Deed, { deed: 'show' }>;
    }
  /** Something is missing or could mean two things: never a silent guess. */
  | { readonly kind: 'needs'; readonly hint: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'search'; readonly words: string; readonly choices: readonly Choice[] };

/** A unit and an incident for which the driving time is worth showing in the preview. */
export interface About {
  readonly tourId: string;
  readonly incidentId: string;
}
