import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { hustings, sql, withDatabase } from './binary.ts';
import { TEMPLATE } from './demo.ts';

export type Database = 'sqlite' | 'postgres';

/** A server of one worker, with a copy of the demo of its own. */
export class Server {
  private constructor(
    /** Where it answers, e.g. http://127.0.0.1:41234 */
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly dropDatabase: () => void,
  ) {}

  /** Starts on a free port of the loopback address and waits until it answers. */
  static async start(database: Database, worker: number): Promise<Server> {
    const root = process.env.HUSTINGS_END2END;
    if (!root) throw new Error('the demo has not been made');
    const folder = join(root, `${database}-${worker}-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    const { url: databaseUrl, drop } = copyOfDemo(database, root, folder, worker);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const log = createWriteStream(join(folder, 'server.log'));
    const child = spawn(hustings(), ['serve', '--listen', `127.0.0.1:${port}`], {
      cwd: folder,
      env: { ...process.env, HUSTINGS_DATABASE_URL: databaseUrl, HUSTINGS_BASE_URL: url, HUSTINGS_DEV: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    const server = new Server(url, child, folder, drop);
    await server.untilItAnswers();
    return server;
  }

  /** What the server wrote so far. */
  log(): string {
    return readFileSync(join(this.folder, 'server.log'), 'utf8');
  }

  /** Ends it the way an operator would, and removes its data. */
  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      const hurry = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(hurry);
    }
    this.dropDatabase();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilItAnswers(): Promise<void> {
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) throw new Error(`the server ended at once:\n${this.log()}`);
      try {
        if ((await fetch(`${this.url}/health`)).ok) return;
      } catch {
        // Not listening yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server does not answer at ${this.url}:\n${this.log()}`);
  }
}

function copyOfDemo(database: Database, root: string, folder: string, worker: number) {
  if (database === 'sqlite') {
    copyFileSync(join(root, 'demo.db'), join(folder, 'hustings.db'));
    return { url: `sqlite://${join(folder, 'hustings.db')}`, drop: () => {} };
  }
  const server = process.env.HUSTINGS_TEST_POSTGRES_URL;
  if (!server) throw new Error('HUSTINGS_TEST_POSTGRES_URL is not set: run through .ci/with-postgres');
  const name = `hustings_end2end_${worker}_${process.pid}`;
  sql(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  return { url: withDatabase(server, name), drop: () => sql(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
