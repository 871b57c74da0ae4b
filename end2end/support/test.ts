import { type Page, test as base, expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { ConsoleGuard } from './console.ts';
import { hydrated } from './hydrated.ts';
import { type Who, homeOf, logIn } from './login.ts';
import { Mailbox } from './mailbox.ts';
import { type Database, Server } from './server.ts';

/** What a project of the configuration sets. */
export interface Options {
  /** What the server keeps its data in. */
  database: Database;
}

interface PerWorker {
  database: Database;
  /** The server of this worker, with a copy of the demo that no other worker sees. */
  server: Server;
}

interface PerTest {
  /** Every mail the server would have sent. */
  mailbox: Mailbox;
  /** Any error or warning in the console fails the test, unless `guard.allow` was told. */
  guard: ConsoleGuard;
  /** Whether scripts run at all: false in the project `no-wasm`. */
  scripts: boolean;
  /** Opens a path and waits until the page answers to clicks. */
  open: (path: string, page?: Page) => Promise<void>;
  /** Logs in as somebody of the demo and opens a path, by default where they begin. */
  openAs: (who: Who, path?: string, page?: Page) => Promise<void>;
  /** axe finds nothing on the page as it is now. */
  expectAccessible: (page?: Page) => Promise<void>;
}

export const test = base.extend<PerTest, PerWorker>({
  database: ['sqlite', { option: true, scope: 'worker' }],
  server: [
    async ({ database }, use, worker) => {
      const server = await Server.start(database, worker.workerIndex);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  mailbox: async ({ server }, use) => use(new Mailbox(server.url)),
  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  guard: [
    async ({ context }, use) => {
      const guard = new ConsoleGuard(context);
      await use(guard);
      expect(guard.unexpected, 'messages in the console').toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ page, scripts }, use) =>
    use(async (path, other = page) => {
      await other.goto(path);
      await hydrated(other, scripts);
    }),
  openAs: async ({ page, server, open }, use) =>
    use(async (who, path = homeOf(who), other = page) => {
      await logIn(other, server.url, who);
      await open(path, other);
    }),
  expectAccessible: async ({ page, scripts }, use) => use((other = page) => expectAccessible(other, scripts)),
});

export { expect };
