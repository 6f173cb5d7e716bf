import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** What a page did that a person does not see. */
export interface Watched {
  readonly page: Page;
  /** Addresses of all requests, those of workers included. */
  readonly requests: string[];
  /** Console errors, uncaught exceptions and refusals of the content security policy. */
  readonly complaints: string[];
}

export interface WatchedBrowser {
  /** A page of a fresh profile: nothing stored, nothing cached. */
  readonly open: (address: string) => Promise<Watched>;
  readonly close: () => Promise<void>;
}

/** Debian's package `chromium`. */
const CHROMIUM = '/usr/bin/chromium';

export async function launchBrowser(): Promise<WatchedBrowser> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No other host exists for this browser: the page works offline, and the browser's own chatter stays here.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  return {
    open: (address) => openWatched(browser, address),
    close: () => browser.close(),
  };
}

async function openWatched(browser: Browser, address: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || text.includes('Content Security Policy')) complaints.push(text);
  });
  await page.goto(address);
  return { page, requests, complaints };
}
