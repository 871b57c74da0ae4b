/** A mail as `/mailbox.json` gives it. */
export interface Mail {
  summary: { id: string; template: string; locale: string; to_address: string; subject: string; state: string; created_at: number };
  from: string;
  reply_to: string | null;
  headers: [string, string][];
  text: string;
  html: string;
  attachments: { file_name: string; media_type: string; content: string }[];
}

/** Reads what the server would have sent: in `mailbox` mode nothing leaves the machine. */
export class Mailbox {
  constructor(private readonly server: string) {}

  /** All mails to an address, latest first. */
  async to(address: string): Promise<Mail[]> {
    const response = await fetch(`${this.server}/mailbox.json?to=${encodeURIComponent(address)}`);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return (await response.json()) as Mail[];
  }

  /** The latest mail to an address, of one template if given; waits up to ten seconds for it. */
  async latest(address: string, template?: string): Promise<Mail> {
    const until = Date.now() + 10_000;
    for (;;) {
      const mails = await this.to(address);
      const found = mails.find((mail) => !template || mail.summary.template === template);
      if (found) return found;
      if (Date.now() > until) {
        const seen = mails.map((mail) => mail.summary.template).join(', ') || 'none';
        throw new Error(`no mail ${template ?? ''} to ${address}; there: ${seen}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
}

/** The first address in a mail's text that matches, as a path of the server under test. */
export function linkIn(mail: Mail, pattern: RegExp): string {
  const links = mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const found = links.find((link) => pattern.test(link));
  if (!found) throw new Error(`no link like ${pattern} in:\n${mail.text}`);
  const url = new URL(found);
  return `${url.pathname}${url.search}`;
}
