import { expect, test } from 'vitest';
import { featuresOf, type Layout, layoutsFor, withLayout, withoutLayout } from './layouts.ts';

const box = { left: 1920, top: 0, width: 1280, height: 1000 };
const layout = (name: string): Layout => ({ name, windows: [{ kind: 'map', ...box }], columns: null });

test('what is kept last opens by key; the same name is written over, and the oldest goes when there are too many', () => {
  const two = withLayout([layout('early')], layout('late'));
  expect(two.map(({ name }) => name)).toEqual(['late', 'early']);
  expect(withLayout(two, layout('early')).map(({ name }) => name)).toEqual(['early', 'late']);
  const many = Array.from({ length: 20 }, (_, n) => layout(`l${n}`)).reduce(withLayout, [] as readonly Layout[]);
  expect(many).toHaveLength(12);
  expect(many[0]?.name).toBe('l19');
  expect(withoutLayout(two, 'late').map(({ name }) => name)).toEqual(['early']);
});

test('a person’s own stand before those of their role, and who has none has the role’s', () => {
  const ofRoles = [
    { name: 'Dispatch', roles: ['dispatcher'], windows: layout('x').windows },
    { name: 'Wall', roles: ['fim'], windows: layout('x').windows },
  ];
  expect(layoutsFor([], ofRoles, ['dispatcher']).map(({ name }) => name)).toEqual(['Dispatch']);
  expect(layoutsFor([layout('mine')], ofRoles, ['dispatcher']).map(({ name }) => name)).toEqual(['mine', 'Dispatch']);
  expect(layoutsFor([], ofRoles, ['officer'])).toEqual([]);
});

test('a window is asked for where it stood', () => {
  expect(featuresOf(box)).toBe('popup,left=1920,top=0,width=1280,height=1000');
});
