import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { evidenceEnv } from '../env.js';
import { readSigningKey, type SigningKey } from './receipt.rules.js';

/** The key that signs, and the public halves of all that ever did, so that old receipts stay checkable. */
@Injectable()
export class ReceiptKeysService implements OnModuleInit {
  readonly current: SigningKey = readSigningKey(evidenceEnv().EVIDENCE_KEY);

  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    const { keyId, publicKey } = this.current;
    await this.dataSource.query(
      'INSERT INTO receipt_key (key_id, public_key) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [keyId, publicKey],
    );
  }
}
