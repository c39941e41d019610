import { type Brand, clustersRpc, type Language, newId } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Settings } from '../env.js';
import { type MailReason, type MailTexts, renderMail } from './mail.template.js';

export type Letter = {
  email: string;
  name?: string;
  /** Left out: the portal's own language. */
  language?: Language;
  /** The portal in whose look it comes; null: the platform's. */
  clusterId: string | null;
  /** Whose contact answers questions; left out: the portal's. */
  contactOf?: string | undefined;
  reason: MailReason;
  /** Where its button leads, below the language. */
  path: string;
  texts: (language: Language) => MailTexts;
  attachment?: { name: string; text: string } | undefined;
};

type Sender = { name: string; language: Language; origin: string; brand: Brand; contact: Contact };
/** `shown`: name and telephone. */
type Contact = { shown: string; email: string | undefined } | null;

const platformBrand: Brand = { lead: '#2b3a35', companion: '#7a8a86' };
const socketTimeoutMs = 10_000;
/** A mail may show a name or colours that were changed this long ago. */
const keepSenderMs = 30_000;

/** Sends mails over SMTP, each under a Message-ID that stays the same when it has to go out again. */
@Injectable()
export class Postman implements OnModuleDestroy {
  private readonly transport: Transporter;
  private readonly platform: URL;
  private readonly senders = new Map<string, { until: number; sender: Sender }>();

  constructor(
    private readonly settings: Settings,
    private readonly messaging: Messaging,
  ) {
    this.platform = new URL(settings.env.PLATFORM_URL);
    this.transport = createTransport({
      url: settings.env.SMTP_URL,
      pool: true,
      maxConnections: 2,
      // A mail whose connection broke may have arrived: sending it again is counted, so it is not the pool's to do.
      maxRequeues: 0,
      connectionTimeout: socketTimeoutMs,
      greetingTimeout: socketTimeoutMs,
      socketTimeout: socketTimeoutMs,
    });
  }

  onModuleDestroy(): void {
    this.transport.close();
  }

  async send(mailId: string, letter: Letter): Promise<void> {
    const sender = await this.senderFor(letter);
    const language = letter.language ?? sender.language;
    const link = `${sender.origin}/${language}${letter.path}`;
    const texts = letter.texts(language);
    const contact = contactFor(letter, sender);
    const { MAIL_FROM } = this.settings.env;
    const mail = {
      from: { name: sender.name, address: MAIL_FROM },
      to: letter.name ? { name: letter.name, address: letter.email } : letter.email,
      subject: texts.subject,
      messageId: `<${mailId}@${MAIL_FROM.split('@')[1] ?? 'localhost'}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      attachments: letter.attachment
        ? [{ filename: letter.attachment.name, content: letter.attachment.text, contentType: 'text/plain' }]
        : [],
      ...renderMail({
        texts,
        link,
        language,
        reason: letter.reason,
        name: letter.name,
        sender: { ...sender, contact },
      }),
    };
    await this.transport.sendMail(mail).catch(refuseWithoutAddress);
  }

  private async senderFor({ clusterId, contactOf }: Letter): Promise<Sender> {
    const sender = await this.senderOf(clusterId);
    return contactOf ? { ...sender, contact: (await this.senderOf(contactOf)).contact } : sender;
  }

  private async senderOf(clusterId: string | null): Promise<Sender> {
    if (clusterId === null) return this.ownSender();
    const kept = this.senders.get(clusterId);
    if (kept && kept.until > Date.now()) return kept.sender;
    const sender = (await this.clusterSender(clusterId)) ?? this.ownSender();
    this.senders.set(clusterId, { until: Date.now() + keepSenderMs, sender });
    return sender;
  }

  private ownSender(): Sender {
    const { origin } = this.platform;
    return { name: 'Allmende', language: 'de', origin, brand: platformBrand, contact: null };
  }

  private async clusterSender(clusterId: string): Promise<Sender | undefined> {
    const context = { actor: { kind: 'system', reason: 'event' }, traceId: newId() } as const;
    const { items } = await this.messaging.call(
      clustersRpc.clustersById,
      { clusterIds: [clusterId] },
      context,
    );
    const [cluster] = items;
    if (!cluster) return undefined;
    const { name, language, slug, brand, contact } = cluster;
    const origin = `${this.platform.protocol}//${slug}.${this.platform.host}`;
    // Whose contact it is, too: that of a challenge may be another.
    const asked = contact && { shown: `${contact.name} (${name}), ${contact.phone}`, email: contact.email };
    return { name, language, origin, brand, contact: asked };
  }
}

/** Nobody is told to ask themselves. */
function contactFor({ email }: Letter, { contact }: Sender): string | null {
  return contact && contact.email?.toLowerCase() !== email.toLowerCase() ? contact.shown : null;
}

/** A mail server repeats the address that it refuses: what goes into logs and the queue is its code. */
function refuseWithoutAddress(error: { code?: string; responseCode?: number; command?: string }): never {
  const said = [error.code, error.responseCode, error.command].filter(Boolean).join(' ');
  throw new Error(`The mail was not taken: ${said}`);
}
