import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hustings, sql, withDatabase } from './binary.ts';

/** The database every worker's own copy is made from. */
export const TEMPLATE = 'hustings_end2end';

/** Makes the demo once for each database; every worker then starts from a copy of it. Playwright calls this before all tests. */
export default function makeDemo(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hustings-end2end.'));
  process.env.HUSTINGS_END2END = folder;
  fill(`sqlite://${join(folder, 'demo.db')}`);

  const server = process.env.HUSTINGS_TEST_POSTGRES_URL;
  if (server) {
    sql(server, `DROP DATABASE IF EXISTS ${TEMPLATE}`);
    sql(server, `CREATE DATABASE ${TEMPLATE}`);
    fill(withDatabase(server, TEMPLATE));
  }
  return () => rmSync(folder, { recursive: true, force: true });
}

function fill(url: string): void {
  for (const command of ['migrate', 'demo']) {
    execFileSync(hustings(), [command], {
      env: { ...process.env, HUSTINGS_DATABASE_URL: url },
      cwd: process.env.HUSTINGS_END2END,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
    });
  }
}
