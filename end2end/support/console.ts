import type { BrowserContext, Page } from '@playwright/test';

/** Collects every error and warning that any page of a context writes to the console, and every uncaught error. */
export class ConsoleGuard {
  readonly messages: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(context: BrowserContext) {
    context.on('page', (page) => this.watch(page));
    for (const page of context.pages()) this.watch(page);
  }

  /** For a test that makes an error on purpose, e.g. a page that is not there. */
  allow(message: RegExp): void {
    this.allowed.push(message);
  }

  /** What nobody allowed. */
  get unexpected(): string[] {
    return this.messages.filter((message) => !this.allowed.some((pattern) => pattern.test(message)));
  }

  private watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.messages.push(`${message.type()} at ${page.url()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => this.messages.push(`uncaught at ${page.url()}: ${error.message}`));
  }
}
