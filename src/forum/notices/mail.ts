// mail: a mail as the forum means it, and how it gets out: over SMTP, or into the terminal where no server is named.

import type { createTransport } from 'nodemailer';

import type { Log } from '../server/log.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** "post-123": the same for every copy of one message. */
  id?: string;
  /** Id of the message that it answers, so that mail programs keep a discussion together. */
  inReplyTo?: string;
  /** Address that stops mail of this kind. */
  unsubscribe?: string;
  /** Name of the list: the section of the book. */
  list?: string;
}

export type Sent = { ok: true } | { ok: false; error: string; final: boolean };

export interface Mailer {
  /** Never rejects. */
  send(mail: Mail): Promise<Sent>;
  close(): void;
}

export interface MailOptions {
  /** "smtps://user:password@host:465". */
  smtp: string;
  from: string;
  /** Domain for message ids. */
  domain: string;
}

type Transport = ReturnType<typeof createTransport>;

/** Line breaks in a header would let its writer add headers of their own. */
const oneLine = (value: string): string => value.replace(/[\r\n\0]+/g, ' ').slice(0, 900);

export function smtpMailer({ smtp, from, domain }: MailOptions): Mailer {
  // Loaded for the first mail only.
  let made: Promise<Transport> | undefined;
  const connect = async (): Promise<Transport> => (await import('nodemailer')).createTransport(options);
  const options = {
    url: smtp,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    send: async (mail) => {
      try {
        await (await (made ??= connect())).sendMail(messageOf(mail, from, domain));
        return { ok: true };
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode ?? 0;
        return { ok: false, error: (error as Error).message, final: code >= 500 && code < 600 };
      }
    },
    close: () =>
      void made?.then(
        (transport) => transport.close(),
        () => undefined,
      ),
  };
}

function messageOf(mail: Mail, from: string, domain: string): Parameters<Transport['sendMail']>[0] {
  const id = (name: string): string => `<${name.replace(/[^\w.-]/g, '')}@${domain}>`;
  return {
    from,
    to: { name: '', address: oneLine(mail.to) },
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html !== undefined && { html: mail.html }),
    ...(mail.id !== undefined && { messageId: id(mail.id) }),
    ...(mail.inReplyTo !== undefined && { inReplyTo: id(mail.inReplyTo), references: id(mail.inReplyTo) }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.list !== undefined && { 'List-Id': `${oneLine(mail.list)} <discussions.${domain}>` }),
      ...(mail.unsubscribe !== undefined && {
        'List-Unsubscribe': `<${oneLine(mail.unsubscribe)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

/** Where no mail server is named: what would be sent stands in the server's log, so that its owner can sign in. */
export const logMailer = (log: Log): Mailer => ({
  send: (mail) => {
    log('info', 'mail (no SMTP server is set)', { to: mail.to, subject: mail.subject, text: mail.text });
    return Promise.resolve({ ok: true });
  },
  close: () => undefined,
});
