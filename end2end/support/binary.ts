import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The program under test: HUSTINGS_BIN, else the release build in the build cache. */
export function hustings(): string {
  const cache = process.env.HUSTINGS_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'hustings');
  const target = process.env.CARGO_TARGET_DIR ?? join(cache, 'target');
  const path = process.env.HUSTINGS_BIN ?? join(target, 'release', 'hustings');
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: build it with "make release", or name another in HUSTINGS_BIN`);
  }
  return path;
}

/** Runs one statement with PostgreSQL's own client. */
export function sql(url: string, statement: string): void {
  const program = process.env.HUSTINGS_PG_BIN ? join(process.env.HUSTINGS_PG_BIN, 'psql') : 'psql';
  execFileSync(program, [url, '-qX', '-v', 'ON_ERROR_STOP=1', '-c', statement], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}
