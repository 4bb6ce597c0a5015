import { describe, expect, test } from 'vitest';
import type { ContactState } from '../contacts/contact.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { lineOf } from '../incidents/log-lines.ts';
import { at, commandOf, fold, incidentOf, MINUTE, raised, verdict, yes } from '../test-log.ts';
import { closeInFamily, linkIncidents, ruleOutDuplicate, unlinkIncidents } from './decide.ts';
import { type LinkState, linkAggregate } from './link.ts';

const numbered = (sequence: number, over: object = {}) =>
  raised({ number: { day: '2026-11-22', sequence, number: `000${sequence} of 22/11` }, ...over });
const first = incidentOf(at(0, numbered(1)));
const second = incidentOf(at(0, numbered(2)));
const never: IncidentState = { situation: 'none' };
const unlinked: LinkState = { situation: 'none' };
const ids = { fromId: 'a', toId: 'b' };
const linkOf = (kind: 'duplicate' | 'related' | 'child' | 'merged'): LinkState =>
  fold(linkAggregate, [
    at(0, {
      type: 'operations.LinkMade',
      data: { kind, ...ids, fromNumber: '0001 of 22/11', toNumber: '0002 of 22/11' },
    }),
  ]);

describe('a link of two incidents', () => {
  test.each([
    ['duplicate', 'duplicate of', 'has duplicate'],
    ['related', 'related to', 'related to'],
    ['child', 'child of', 'parent of'],
    ['merged', 'merged into', 'merged from'],
  ] as const)('I05 %s keeps its direction, and each log says its own side', (kind, from, to) => {
    const events = yes(linkIncidents(commandOf({ ...ids, kind }), { link: unlinked, from: first, to: second }));
    expect(events.link).toMatchObject([{ data: { kind, fromId: 'a', toId: 'b' } }]);
    const said = [events.from, events.to].map((side) => lineOf(side?.[0] as never).text);
    expect(said).toEqual([`Linked: ${from} 0002 of 22/11`, `Linked: ${to} 0001 of 22/11`]);
  });

  test('is made once, whoever links the pair again, and its kind or direction may be changed', () => {
    const states = { link: linkOf('child'), from: first, to: second };
    expect(yes(linkIncidents(commandOf({ ...ids, kind: 'child' }), states)).link).toEqual([]);
    const turned = { fromId: 'b', toId: 'a', kind: 'child' } as const;
    expect(yes(linkIncidents(commandOf(turned), states)).link).toMatchObject([{ data: turned }]);
    const related = { link: linkOf('related'), from: first, to: second };
    expect(yes(linkIncidents(commandOf({ ...turned, kind: 'related' }), related)).link).toEqual([]);
  });

  test('needs two incidents that are', () => {
    const kind = 'related' as const;
    const of = (from: IncidentState, to: IncidentState) => ({ link: unlinked, from, to });
    expect(verdict(linkIncidents(commandOf({ fromId: 'a', toId: 'a', kind }), of(first, first)))).toBe(
      'refused same-incident',
    );
    expect(verdict(linkIncidents(commandOf({ ...ids, kind }), of(first, never)))).toBe('refused no-such-incident');
  });

  test('I06 is taken away with a reason, named from either end, and both logs keep it', () => {
    const states = { link: linkOf('child'), from: second, to: first };
    const command = commandOf({ fromId: 'b', toId: 'a', reason: 'Another street' });
    const events = yes(unlinkIncidents(command, states));
    expect(events.link).toMatchObject([{ type: 'operations.LinkRemoved', detail: { reason: 'Another street' } }]);
    const said = [events.from, events.to].map((side) => lineOf(side?.[0] as never).text);
    expect(said).toEqual([
      'Link taken away: parent of 0001 of 22/11: Another street',
      'Link taken away: child of 0002 of 22/11: Another street',
    ]);
    expect(verdict(unlinkIncidents(command, { ...states, link: unlinked }))).toBe('refused not-linked');
  });
});

describe('closing a child', () => {
  const resulted = (sequence: number) =>
    incidentOf(
      at(0, numbered(sequence)),
      at(MINUTE, {
        type: 'operations.ResultRecorded',
        data: { result: { code: 'NFA', name: 'No further action' }, closing: { code: '202', name: 'Rowdy' } },
        detail: { note: '' },
      }),
    );
  const child = resulted(1);
  const close = (parentRisk?: 'affected' | 'not-affected') =>
    commandOf({ incidentId: 'a', ...(parentRisk && { parentRisk }) });

  test('I07 asks whether the risk in the parent is affected, and records the answer in both logs', () => {
    const family = { incident: child, parents: [second] };
    const asked = closeInFamily(close(), family);
    expect(verdict(asked)).toBe('confirm parent-risk');
    expect(asked).toMatchObject({ detail: expect.stringContaining('0002 of 22/11') });
    const confirmed = yes(closeInFamily(commandOf({ incidentId: 'a' }, { confirmed: ['parent-risk'] }), family));
    expect(confirmed.incident).toMatchObject([{ data: { parentRisk: 'not-affected' } }]);
    const events = yes(closeInFamily(close('affected'), family));
    expect(lineOf(events.incident[0] as never).text).toBe('Closed; in its parent: risk affected');
    const told = events.parents?.[0]?.[0];
    expect(lineOf(told as never).text).toBe('Child 0001 of 22/11 closed, risk affected');
  });

  test('I07 alerts the desk of the parent where its risk is affected, and leaves it in peace where it is not', () => {
    const alertsAfter = (parentRisk: 'affected' | 'not-affected') => {
      const events = yes(closeInFamily(close(parentRisk), { incident: child, parents: [second] }));
      const parent = incidentOf(at(0, numbered(2)), ...(events.parents?.[0] ?? []).map((event) => at(MINUTE, event)));
      return parent.situation === 'none' ? [] : parent.incident.alerts.map(({ kind }) => kind);
    };
    expect(alertsAfter('affected')).toEqual(['new-risk']);
    expect(alertsAfter('not-affected')).toEqual([]);
  });

  test('asks nothing about a parent that is concealed from whoever closes, and tells its desk instead', () => {
    const restriction = { kind: 'concealed', allowed: ['fiona'], radiusMetres: 500 } as const;
    const hidden = incidentOf(at(0, numbered(2, { restriction })));
    const events = yes(closeInFamily(close(), { incident: child, parents: [hidden] }));
    expect(events.incident).toMatchObject([{ data: {} }]);
    expect(events.parents).toMatchObject([[{ data: { risk: null } }]]);
  });

  test('asks nothing of an incident without a parent, and nothing before it may be closed at all', () => {
    expect(yes(closeInFamily(close(), { incident: child, parents: [] })).incident).toMatchObject([{ data: {} }]);
    expect(verdict(closeInFamily(close(), { incident: first, parents: [second] }))).toBe('refused not-resulted');
  });
});

describe('a call that is about something else', () => {
  const contact = (situation: 'open' | 'settled') =>
    ({ situation, contact: { number: { number: 'C0003 of 22/11' } } }) as ContactState;
  const command = commandOf({ contactId: 'c', incidentId: 'a' });

  test('I03 is said with one command, which both logs keep', () => {
    const events = yes(ruleOutDuplicate(command, { contact: contact('open'), incident: first }, { ruledOut: false }));
    expect(events.contact).toMatchObject([{ data: { incidentId: 'a', incidentNumber: '0001 of 22/11' } }]);
    expect(lineOf(events.incident?.[0] as never).text).toBe(
      'C0003 of 22/11 is not about this: looked at and ruled out',
    );
    const again = ruleOutDuplicate(command, { contact: contact('open'), incident: first }, { ruledOut: true });
    expect(yes(again).contact).toEqual([]);
    const late = ruleOutDuplicate(command, { contact: contact('settled'), incident: first }, { ruledOut: false });
    expect(verdict(late)).toBe('refused contact-settled');
  });
});
