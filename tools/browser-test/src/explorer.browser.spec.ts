import type { Locator, Page } from 'playwright-core';
import type { Watched, WatchedBrowser } from './browser';
import { launchBrowser } from './browser';
import type { Subject } from './subject';
import { startSubject } from './subject';

describe('the explorer in a browser', () => {
  /** What a test provokes the browser to complain of. */
  let expected: RegExp | undefined;
  let subject: Subject;
  let browser: WatchedBrowser;
  let watched: Watched;
  let page: Page;

  beforeAll(async () => {
    subject = await startSubject();
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    watched = await browser.open(subject.origin);
    page = watched.page;
    await editor(page).waitFor();
  });

  afterEach(async () => {
    await page.context().close();
    expect(watched.complaints.filter((complaint) => !expected?.test(complaint))).toEqual([]);
    expected = undefined;
    expect(watched.requests.filter((address) => !isOwn(address, subject.origin))).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await subject.close();
  });

  it('opens at the bare address with the first operation ready, and runs it', async () => {
    expect(new URL(page.url()).pathname).toBe('/graphql');
    await tab(page, subject.firstOperation.label).waitFor();
    await run(page);
    await answer(page, subject.firstOperation.answer).waitFor();
  });

  it('runs what stands in the editor with Ctrl+Enter', async () => {
    await type(page, subject.whoAmI);
    await page.keyboard.press('Control+Enter');
    await answer(page, subject.anonymousAnswer).waitFor();
  });

  it('asks as the chosen person, and as nobody again', async () => {
    await type(page, subject.whoAmI);
    await choosePerson(page, subject.person.name);
    await run(page);
    await answer(page, subject.person.answer).waitFor();
    await choosePerson(page, '');
    await run(page);
    await answer(page, subject.anonymousAnswer).waitFor();
  });

  it('leaves no token in the browser', async () => {
    await type(page, subject.whoAmI);
    await choosePerson(page, subject.person.name);
    const sent = page.waitForRequest((request) => 'authorization' in request.headers());
    await run(page);
    await answer(page, subject.person.answer).waitFor();
    const token = (await sent).headers()['authorization']?.replace('Bearer ', '') ?? '';
    expect(token).not.toBe('');
    // GraphiQL writes its drafts after a pause: wait until this one is there.
    await untilStored(page, subject.draftEnd);
    const stored = await page.evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie])');
    expect(stored).not.toContain(token);
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  it('prefers a token of the headers editor to the chosen person', async () => {
    await type(page, subject.whoAmI);
    await choosePerson(page, subject.person.name);
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('section[aria-label="Headers"] .graphiql-editor:not(.hidden)').click();
    await page.keyboard.type('{ "Authorization": "Basic none" }');
    // The browser itself reports the refusal.
    expected = /status of 401/;
    const sent = page.waitForRequest((request) => request.headers()['authorization'] === 'Basic none');
    await run(page);
    await sent;
  });

  it('opens an operation from the list in its tab, once', async () => {
    const { name, label, answer: expected } = subject.otherOperation;
    await page.locator(`[data-operation="${name}"]`).click();
    await page.locator(`[role="tab"][aria-selected="true"]`, { hasText: label }).waitFor();
    await run(page);
    await answer(page, expected).waitFor();
    expect(await tab(page, label).count()).toBe(1);
  });

  it('opens an operation whose tab was closed in a new one', async () => {
    const { name, label, answer: expected } = subject.otherOperation;
    await tab(page, label).click();
    await tab(page, label).getByRole('button', { name: 'Close Tab' }).click();
    await tab(page, label).waitFor({ state: 'detached' });
    await page.locator(`[data-operation="${name}"]`).click();
    await tab(page, label).waitFor();
    await run(page);
    await answer(page, expected).waitFor();
  });

  it('keeps a draft over a reload of the page', async () => {
    await type(page, `${subject.whoAmI} # draft`);
    await untilStored(page, '# draft');
    await page.reload();
    await editor(page).locator('.view-lines', { hasText: '# draft' }).waitFor();
  });

  it('shows the documentation of the graph, read from the same address', async () => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.graphiql-doc-explorer', { hasText: 'Query' }).waitFor();
  });
});

function editor(page: Page): Locator {
  return page.locator('.graphiql-query-editor .monaco-editor').first();
}

function tab(page: Page, label: string): Locator {
  return page.locator('.graphiql-tab', { hasText: label });
}

/** Empties the operation's editor first: a bracket typed over a selection would be put around it. */
async function type(page: Page, operation: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type(operation);
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Execute query/ }).click();
}

async function choosePerson(page: Page, name: string): Promise<void> {
  await page.getByLabel(/Ask as/).selectOption(name);
}

/** Watched inside the page by a script of the debugger's: the policy refuses what `waitForFunction` evaluates. */
async function untilStored(page: Page, text: string): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const look = () =>
      (sessionStorage.getItem('graphiql:tabState') ?? '').includes(${JSON.stringify(text)})
        ? resolve()
        : requestAnimationFrame(look);
    look();
  })`);
}

function answer(page: Page, expected: RegExp): Locator {
  // The editor draws its spaces as no-break spaces.
  const hasText = new RegExp(expected.source.replaceAll(' ', '\\s*'));
  return page.locator('.graphiql-response .view-lines', { hasText });
}

/** `data:` never leaves the page; everything else must go where the page came from. */
function isOwn(address: string, origin: string): boolean {
  return address.startsWith('data:') || new URL(address).origin === origin;
}
