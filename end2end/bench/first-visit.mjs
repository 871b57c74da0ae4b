// Opens a page in a browser with an empty cache and says how many bytes came over the network until it was idle.
//
//   node first-visit.mjs http://127.0.0.1:3000/org owner@example.org password
//
// With an address and a password somebody logs in first, elsewhere: the browser that is measured has only their cookie.
// Prints {"bytes": ..., "files": ..., "wasm": true}.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const modules = process.env.HUSTINGS_NODE_MODULES ?? join(import.meta.dirname, '../node_modules');
const { chromium, request } = createRequire(join(modules, 'x.js'))('playwright');

const [url, email, password] = process.argv.slice(2);
const base = new URL(url).origin;

async function loggedIn() {
  const client = await request.newContext({ baseURL: base, extraHTTPHeaders: { accept: 'text/html' } });
  const answer = await client.post('/api/team/login', { form: { email, password, next: '/org' }, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`logging in: ${answer.status()} ${await answer.text()}`);
  const state = await client.storageState();
  await client.dispose();
  return state;
}

const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
const executablePath = names.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const context = await browser.newContext({ locale: 'en', storageState: email ? await loggedIn() : undefined });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const seen = new Map();
  let bytes = 0;
  let failed = 0;
  network.on('Network.responseReceived', (e) => seen.set(e.requestId, e.response));
  network.on('Network.loadingFinished', (e) => (bytes += e.encodedDataLength));
  network.on('Network.loadingFailed', () => (failed += 1));
  await network.send('Network.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  const responses = [...seen.values()];
  const wrong = responses.filter((r) => r.status >= 400);
  if (failed > 0 || wrong.length > 0) throw new Error(`${failed} failed; ${wrong.map((r) => `${r.status} ${r.url}`).join(', ')}`);
  const large = responses.filter((r) => r.mimeType === 'text/html' || r.url.endsWith('.wasm'));
  const plain = large.filter((r) => !/^(br|gzip)$/.test(r.headers['content-encoding'] ?? r.headers['Content-Encoding'] ?? ''));
  if (plain.length > 0) throw new Error(`sent without compression: ${plain.map((r) => r.url).join(', ')}`);
  console.log(JSON.stringify({ bytes, files: responses.length, wasm: responses.some((r) => r.url.endsWith('.wasm')) }));
} finally {
  await browser.close();
}
