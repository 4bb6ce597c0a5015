import { readdirSync, readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PATIENCE_MS } from './until.ts';

/**
 * Debian's Chromium, with nothing that calls home. The map is drawn by a software renderer; all else is put together by the processor
 * itself: a machine without a graphics card takes a tenth of the time for it that it takes to play one.
 */
const chromiumHere = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-gpu-compositing',
    '--disable-gpu-rasterization',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ],
};

/** `graphics: false`: as on a machine, or over a line to one, that cannot draw a map. */
export function openBrowser({ graphics = true } = {}): Promise<Browser> {
  const args = graphics ? chromiumHere.args : [...chromiumHere.args, '--disable-3d-apis'];
  return chromium.launch({ ...chromiumHere, args });
}

/** A browser whose profile lies in a folder, so that it can be killed and opened again. */
export function openKeptBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...chromiumHere, ...british, viewport: desk });
}

/** kill -9 of that browser's first process, which takes all of its windows with it. */
export function killKeptBrowser(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = argumentsOf(pid);
    if (words.includes(`--user-data-dir=${folder}`) && !words.some((word) => word.startsWith('--type='))) {
      process.kill(Number(pid), 'SIGKILL');
    }
  }
}

function argumentsOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It has ended while we looked.
    return [];
  }
}

const british = { locale: 'en-GB', timezoneId: 'Europe/London' } as const;

export const desk = { width: 1920, height: 1080 } as const;
export const laptop = { width: 1366, height: 768 } as const;
export const phone = { width: 390, height: 844 } as const;

/** A browser profile of its own, as a second machine would have. */
export async function openProfile(
  browser: Browser,
  options: { readonly viewport?: { width: number; height: number }; readonly theme?: 'dark' | 'light' } = {},
): Promise<BrowserContext> {
  const { viewport = desk, theme = 'dark' } = options;
  const context = await browser.newContext({ viewport, colorScheme: theme, ...british });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** Instead of axe itself, for a page that has it: to read it anew takes as long as its look. */
const thereAlready = 'void 0;';

/** What axe finds against WCAG 2.2 A and AA; one line a finding. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const hasIt = await page.evaluate(() => 'axe' in globalThis);
  // In the page itself, and without a list of all that is well: nothing here has frames of another origin.
  const axe = new AxeBuilder(hasIt ? { page, axeSource: thereAlready } : { page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  const looking = axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await looking.analyze();
  return violations.flatMap((v) =>
    v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
