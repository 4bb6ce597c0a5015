import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings, laptop, openProfile } from './browser.ts';
import { picture } from './pictures.ts';

/** Whoever is chosen at the door of the service centre, in a browser of their own; answers when the page is live. */
export async function enterService(browser: Browser, url: string, person: RegExp): Promise<Page> {
  const context = await openProfile(browser, { viewport: laptop });
  const page = await context.newPage();
  await page.goto(`${url}/service/`);
  await page.getByRole('button', { name: person }).click();
  await page.getByText('live', { exact: true }).waitFor();
  return page;
}

/** Nothing for axe to find in either theme; the key turns from one to the other. */
export async function cleanInBoth(page: Page, name: string): Promise<void> {
  for (const theme of ['', '-other']) {
    await picture(page, `${name}${theme}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Alt+t');
  }
}
