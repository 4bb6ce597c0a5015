import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';

/** Pictures for a person to look at are taken where `TREFOIL_PICTURES` names a folder for them: nobody looks at those of every run. */
export const picturesAsked = process.env.TREFOIL_PICTURES !== undefined;

function pictureFolder(): string {
  const folder = process.env.TREFOIL_PICTURES ?? join(tmpdir(), 'trefoil-pictures');
  mkdirSync(folder, { recursive: true });
  return folder;
}

export async function picture(page: Page, name: string): Promise<void> {
  if (picturesAsked) await takePicture(page, name);
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictureFolder(), `${name}.png`) });
}

/** To be called from `beforeEach`: when the test fails, every open page is kept as a picture. */
export function keepPicturesOfFailure(browser: () => Pick<Browser, 'contexts'>): void {
  onTestFailed(async ({ task }) => {
    const pages = browser()
      .contexts()
      .flatMap((context) => context.pages());
    const name = task.name.replace(/\W+/g, '-').slice(0, 60);
    for (const [index, page] of pages.entries())
      await takePicture(page, `failed-${name}-${index + 1}`).catch(() => undefined);
    console.log(`pictures of the failure: ${pictureFolder()}/failed-${name}-*.png`);
  });
}
