import { describe, expect, test } from 'vitest';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { deliverTransfer } from './deliver-transfer.ts';
import type { TransferOffer } from './partner-forces.ts';

const offered = {
  type: 'operations.TransferOffered',
  stream: 'operations.incident/i1',
  recordedAt: 7,
  data: {
    ...{
      transferId: 't1',
      to: { code: 'E23000020', name: 'Lincolnshire', own: false },
      answerSeconds: 300,
      grade: 'G2',
    },
    ...{
      number: { day: '2026-11-22', sequence: 421, number: '0421 of 22/11' },
      code: { code: '202', name: 'Disorder' },
    },
  },
  detail: {
    ...{ reason: 'The caller is in Stamford', what: 'Two men fighting' },
    place: { label: 'High Street, Stamford', lon: -0.478, lat: 52.656, gazetteerId: null },
  },
} as unknown as AnyPastEvent;
const db = null as never;

describe('an offer to another force', () => {
  test('B15 is delivered whole, and that they have it comes back into the record', async () => {
    const offers: TransferOffer[] = [];
    const partner = {
      deliver: async (offer: TransferOffer) => {
        offers.push(offer);
        return { kind: 'delivered', reference: 'LINCS-1' } as const;
      },
    };
    const input = { incidentId: 'i1', transferId: 't1', answer: 'delivered', reference: 'LINCS-1', words: '' };
    expect(await deliverTransfer(partner).react(offered, db)).toEqual([{ name: 'operations.answerTransfer', input }]);
    expect(offers).toMatchObject([
      { transferId: 't1', incidentId: 'i1', number: '0421 of 22/11', what: 'Two men fighting', offeredAt: 7 },
    ]);
  });

  test('B15 that cannot be delivered says so at once', async () => {
    const [told] = await deliverTransfer(null).react(offered, db);
    expect(told?.input).toMatchObject({ answer: 'undelivered', words: 'No line to other forces is connected' });
  });

  test('whose details were erased is not delivered', async () => {
    expect(await deliverTransfer(null).react({ ...offered, detail: null }, db)).toEqual([]);
  });
});

describe('the code of an offer', () => {
  const withCode = (theirs: object) => ({ ...offered, data: { ...(offered.data as object), theirs } }) as AnyPastEvent;

  test('M09 goes as theirs, with their grade, beside ours', async () => {
    const offers: TransferOffer[] = [];
    const deliver = async (offer: TransferOffer) => {
      offers.push(offer);
      return { kind: 'delivered', reference: null } as const;
    };
    const grade = { code: 'Priority', name: 'Priority' };
    const theirs = { kind: 'mapped', table: 'forces', code: 'ASB nuisance', name: 'ASB nuisance', grade };
    await deliverTransfer({ deliver }).react(withCode(theirs), db);
    await deliverTransfer({ deliver }).react(withCode({ kind: 'voice', table: 'forces' }), db);
    expect(offers.map((offer) => [offer.code.code, offer.theirs])).toEqual([
      ['202', { code: 'ASB nuisance', name: 'ASB nuisance', grade }],
      ['202', null],
    ]);
  });

  test('M09 K02 that no table says is not sent at all: it fails loud', async () => {
    const deliver = async () => {
      throw new Error('nobody may be given it');
    };
    const theirs = { kind: 'unmapped', table: null, why: 'no table of codes for Kent' };
    const [told] = await deliverTransfer({ deliver }).react(withCode(theirs), db);
    const words = 'No code of theirs, a supervisor settles it: no table of codes for Kent';
    expect(told?.input).toMatchObject({ answer: 'undelivered', words });
  });
});
