import { BatchClient } from '@aws-sdk/client-batch';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mockAws } from 'aws-ecs-batch-mock';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderTrace } from '../../src/testing/trace/render-trace.js';
import type { TraceLane, TraceMark } from '../../src/testing/trace/trace-data.js';
import { openBrowser } from './open-browser.js';
import { readTrace } from './read-trace.js';
import { runArray, runRollback } from './scenarios.js';

interface PageOptions {
  readonly colorScheme?: 'light' | 'dark';
}

describe('the page of a trace', () => {
  const aws = mockAws();
  const client = new ECSClient({});
  const folder = mkdtempSync(join(tmpdir(), 'trace-page-'));
  let browser: Browser;
  let page: Page;
  const trouble: string[] = [];

  /** Opens what the mock has to show, and sees to it that nothing is asked of a network. */
  const openPage = async (file: string, options: PageOptions = {}) => {
    page = await browser.newPage({ viewport: { width: 1400, height: 860 }, ...options });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (message) => trouble.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) trouble.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    await page.locator('.all > *').first().waitFor();
  };
  const openTrace = async (options?: PageOptions) => {
    const file = join(folder, 'trace.html');
    aws.writeTrace(file);
    await openPage(file, options);
  };
  const texts = (selector: string) => page.locator(selector).allInnerTexts();
  const details = () => page.locator('.details').innerText();

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    aws.reset();
    await page.close();
    const [first] = trouble.splice(0);
    if (first !== undefined) throw new Error(`The page is in trouble: ${first}`);
  });
  afterAll(async () => {
    aws.restore();
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it('shows a deployment that is rolled back, with its sections and what failed', async () => {
    await runRollback(aws, client);
    await openTrace();

    expect(await page.title()).toBe('trace');
    expect(await page.locator('.summary').innerText()).toContain('1 failed');
    expect(await texts('.section .name')).toEqual(
      expect.arrayContaining([
        '▾ Services (1)',
        '▾ Service deployments (2)',
        expect.stringMatching(/^▾ Tasks \(\d+\)$/),
      ]),
    );
    expect(await texts('.bar.bad.final')).toContain('ROLLBACK_SUCCESSFUL');
    expect(await texts('.mark.bad')).toEqual([expect.stringContaining('UpdateService')]);
  });

  it('shows at a click the record at that moment, and what had changed', async () => {
    await runArray(aws, new BatchClient({}));
    await openTrace();
    await page
      .locator('.row.lane', { hasText: /^section .*:2/ })
      .locator('.bar', { hasText: /^RUNNING$/ })
      .click();

    expect(await details()).toMatch(/section RUNNING[^]*WHAT CHANGED[^]*status\s+STARTING\s+RUNNING/);
    expect(await details()).toContain('"status": "RUNNING"');
    await page.getByLabel('Later').click();
    expect(await details()).toMatch(/status\s+RUNNING\s+RUNNABLE/);
    await page.getByRole('button', { name: /^event Batch Job State Change/ }).click();
    expect(await details()).toContain('"detail-type": "Batch Job State Change"');
  });

  it('can be used with keys alone', async () => {
    await runRollback(aws, client);
    await openTrace();
    await page.keyboard.press('ArrowRight');
    expect(await details()).toContain('RegisterTaskDefinition');
    await page.keyboard.press('End');
    expect(await details()).toContain('ServiceNotFoundException: Service not found.');
    await page.keyboard.press('Escape');
    expect(await page.locator('.details').isHidden()).toBe(true);

    await page.keyboard.press('0');
    const first = await texts('.axis span');
    await page.keyboard.press('+');
    expect(await texts('.axis span')).not.toEqual(first);
    await page.keyboard.press('0');
    expect(await texts('.axis span')).toEqual(first);
    await page.keyboard.press('/');
    await page.keyboard.type('rollback');
    expect(await texts('.lane .name')).toEqual([expect.stringMatching(/^web /)]);
  });

  it('filters rows and marks by text, and opens and closes sections', async () => {
    await runArray(aws, new BatchClient({}));
    await openTrace();
    const tasks = page.locator('.section', { hasText: 'Tasks' });
    const all = await page.locator('.lane').count();
    await tasks.click();
    expect(await page.locator('.lane').count()).toBeLessThan(all);
    await page.getByLabel('Filter').fill('FAILED');

    expect(await texts('.lane .name')).toEqual([
      expect.stringMatching(/^section [\da-f]{8}…$/),
      expect.stringMatching(/^section [\da-f]{8}…:1$/),
    ]);
    await page.getByLabel('Filter').fill('nothing has that');
    expect(await page.locator('.all').innerText()).toBe('Nothing here has that in its name or state.');
  });

  it('has something to say of a world in which nothing is', async () => {
    aws.writeTrace(join(folder, 'empty.html'));
    await openPage(join(folder, 'empty.html'));

    expect(await page.locator('.all').innerText()).toBe('Nothing is there, and nothing has happened.');
  });

  it('zooms around the pointer and pans', async () => {
    await runRollback(aws, client);
    await openTrace();
    const bar = page.locator('.lane .bar.good').first();
    const width = async () => (await bar.boundingBox())?.width ?? 0;
    const before = await width();
    await page.mouse.move(700, 400);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    expect(await width()).toBeGreaterThan(before);

    const axis = await texts('.axis span');
    await page.mouse.down();
    await page.mouse.move(400, 400);
    await page.mouse.up();
    expect(await texts('.axis span')).not.toEqual(axis);
    expect(await page.locator('.details').isHidden()).toBe(true);
  });

  it('reads no name and no reason as HTML', async () => {
    const hostile = '</script><img src=x onerror=alert(1)>';
    aws.ecs.on(CreateClusterCommand).rejects(hostile);
    await client.send(new CreateClusterCommand({ clusterName: hostile })).catch(() => {});
    aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
    await openTrace();
    await page.keyboard.press('ArrowRight');

    expect(await details()).toContain(hostile);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('stays fast with 5,000 tasks', async () => {
    await runRollback(aws, client);
    const file = join(folder, 'large.html');
    aws.writeTrace(file);
    const data = readTrace(file);
    const tasks = data.lanes.filter(({ section }) => section === 'Tasks');
    const lanes = Array.from(
      { length: 5_000 },
      (_, i) => ({ ...tasks[i % tasks.length], key: `task/${i}` }) as TraceLane,
    );
    const marks = Array.from({ length: 30_000 }, (_, i) => data.marks[i % data.marks.length] as TraceMark);
    writeFileSync(file, renderTrace({ ...data, lanes, marks: marks.toSorted((a, b) => a.at - b.at) }));
    await openPage(file);

    expect(await texts('.section .name')).toContain('▾ Tasks (5000)');
    expect(await page.locator('.row').count()).toBeLessThan(60);
    const elapsed = await page.evaluate(
      "(() => { const begin = performance.now(); for (let i = 0; i < 10; i++) document.querySelector('[data-zoom=in]').click(); return performance.now() - begin; })()",
    );
    expect(elapsed).toBeLessThan(5_000);
    await page.evaluate("document.querySelector('.lanes').scrollTo(0, 1e9)");
    await page
      .locator('.lane', { hasText: tasks[4_999 % tasks.length]?.name })
      .last()
      .waitFor();
  });

  it('is printed with all its rows, on white', async () => {
    await runArray(aws, new BatchClient({}));
    await openTrace({ colorScheme: 'dark' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).toBe('rgb(15, 20, 25)');
    const pdf = await page.pdf({ landscape: true });
    await page.emulateMedia({ media: 'print' });

    expect(pdf.length).toBeGreaterThan(5_000);
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });
});
