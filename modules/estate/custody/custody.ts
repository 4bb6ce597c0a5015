import { isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { CustodyEvent } from './events.ts';

type Of<Type extends CustodyEvent['type']> = Extract<CustodyEvent, { type: Type }>;
export type CustodyTerms = Of<'estate.ItemIssued'>['data']['terms'];
type Signature = Of<'estate.ItemIssued'>['data']['signature'];

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

interface Holder {
  readonly personId: string | null;
  readonly collar: string | null;
  /** Null when erased. */
  readonly person: string | null;
  readonly since: number;
  readonly signature: Signature;
}

export interface Loss {
  readonly at: number;
  readonly serviceIncidentId: string;
  readonly personId: string | null;
  /** `none`: there is nothing that could be stunned. */
  readonly stun: 'none' | 'owed' | 'proposed' | 'asked' | 'done';
  readonly proposedBy: string | null;
  readonly reportReference: string | null;
  readonly replacement: 'none' | 'owed' | 'issued';
}

type Disposed = Of<'estate.ItemDisposed'>;
export type Disposal = Omit<Disposed['data'], 'label' | 'classId' | 'siteId'> & {
  readonly at: number;
  /** Who kept the certificate. */
  readonly by: string;
  readonly signedAs: string | null;
};

/** Where an item is, in whose hands, and what is owed since it was lost. */
export interface Custody {
  readonly terms: CustodyTerms | null;
  readonly holder: Holder | null;
  readonly loss: Loss | null;
  /** Its certificate; null: it is still there. */
  readonly disposal: Disposal | null;
  readonly auditedAt: number | null;
  /** From when its next audit is counted. */
  readonly auditFrom: number | null;
}

export const fresh: Custody = {
  terms: null,
  holder: null,
  loss: null,
  disposal: null,
  auditedAt: null,
  auditFrom: null,
};

export function evolveCustody(state: Custody, event: Past<CustodyEvent | StepEvent>): Custody {
  if (isStep(event)) return state;
  const at = event.occurredAt;
  switch (event.type) {
    case 'estate.ItemIssued': {
      const { terms } = event.data;
      return { ...state, terms, loss: null, disposal: null, holder: holderOf(event, at), auditFrom: at };
    }
    case 'estate.ItemTransferred':
      return { ...state, holder: holderOf(event, at) };
    case 'estate.ItemReturned':
      return { ...state, holder: null };
    case 'estate.ItemLost':
      return { ...state, terms: event.data.terms, holder: null, loss: lossOf(event.data, at) };
    case 'estate.ItemDisposed':
      return { ...state, holder: null, loss: null, disposal: disposalOf(event, at) };
    case 'estate.ItemAudited':
      return { ...state, terms: event.data.terms, auditedAt: at, auditFrom: at };
    case 'estate.ItemFound':
      return { ...state, loss: null };
    default:
      return state.loss === null ? state : { ...state, loss: followed(state.loss, event) };
  }
}

type Given = Past<Of<'estate.ItemIssued'> | Of<'estate.ItemTransferred'>>;

function holderOf({ data, detail }: Given, since: number): Holder {
  const { personId, collar, signature } = data;
  return { personId, collar, person: detail?.person ?? null, since, signature };
}

function disposalOf({ data, detail, actor }: Past<Disposed>, at: number): Disposal {
  const { certificate, method, data: became, reference, company, signature } = data;
  const signedAs = detail?.signedAs ?? null;
  return { certificate, method, data: became, reference, company, signature, at, by: actor.name, signedAs };
}

function lossOf({ serviceIncidentId, personId, wants }: Of<'estate.ItemLost'>['data'], at: number): Loss {
  return {
    ...{ at, serviceIncidentId, personId, proposedBy: null, reportReference: null },
    stun: wants.stun ? 'owed' : 'none',
    replacement: wants.replacement ? 'owed' : 'none',
  };
}

type Following = Past<
  Of<
    | 'estate.StunProposed'
    | 'estate.StunAsked'
    | 'estate.StunDone'
    | 'estate.LossReportFiled'
    | 'estate.ReplacementIssued'
  >
>;

function followed(loss: Loss, event: Following): Loss {
  switch (event.type) {
    case 'estate.StunProposed':
      return { ...loss, stun: 'proposed', proposedBy: event.actor.id };
    case 'estate.StunAsked':
      return { ...loss, stun: 'asked' };
    case 'estate.StunDone':
      return { ...loss, stun: 'done' };
    case 'estate.LossReportFiled':
      return { ...loss, reportReference: event.data.reference };
    case 'estate.ReplacementIssued':
      return { ...loss, replacement: 'issued' };
  }
}
