import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { Options } from './support/test.ts';

/** The machine's own browser: nothing is downloaded. */
function chromium(): string | undefined {
  // The one without windows starts faster.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here: the next one.
      }
    }
  }
  return undefined;
}

const onPostgres = process.env.HUSTINGS_TEST_POSTGRES_URL
  ? [{ name: 'postgres', use: { database: 'postgres' as const } }]
  : [];

/**
 * Three ways through the same tests: on SQLite, on PostgreSQL, and without scripts and WASM.
 * The last one runs those that say `@public` in their title.
 */
export default defineConfig<Options>({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './support/demo.ts',
  fullyParallel: false,
  workers: Number(process.env.HUSTINGS_TEST_WORKERS ?? 2),
  forbidOnly: true,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'en',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    // Traces are taken of every test, also of those that pass: only when asked for.
    trace: process.env.HUSTINGS_TEST_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'sqlite', use: { database: 'sqlite' } },
    ...onPostgres,
    { name: 'no-wasm', grep: /@public/, use: { database: 'sqlite', javaScriptEnabled: false } },
  ],
});
