import config from './playwright.config.ts';

/** `make pictures`: the pictures of the README, taken from the demo. */
export default { ...config, testDir: 'pictures', workers: 1, projects: [{ name: 'pictures', use: { database: 'sqlite' as const } }] };
