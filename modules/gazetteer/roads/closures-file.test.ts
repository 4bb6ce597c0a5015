import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readClosures } from './closure.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function packWith(closures: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-closures-'));
  folders.push(folder);
  if (closures !== undefined) writeFileSync(join(folder, 'closures.json'), JSON.stringify(closures));
  return folder;
}

const cordon = {
  id: 'cordon',
  where: { kind: 'circle', centre: [-0.73, 52.67], radiusMetres: 200 },
  emergencyMayPass: true,
};

test('a pack without closures has none; one with a list has that list', () => {
  expect(readClosures(packWith(undefined))).toEqual([]);
  expect(readClosures(packWith([cordon]))).toEqual([cordon]);
});

test('a fault is named by its place in the list', () => {
  const folder = packWith([cordon, { ...cordon, emergencyMayPass: 'perhaps' }]);
  expect(() => readClosures(folder)).toThrow(/closures\.json is no list of closures: 1\.emergencyMayPass/);
});
