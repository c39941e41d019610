import { readEnv } from '@allmende/platform';
import { Storage } from '@allmende/storage';
import {
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { filesEnv } from '../env.js';

const retryMs = 1_000;

/** Keeps the bucket there and closes the connections. A store that is away delays no start. */
@Injectable()
class StorageKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('ObjectStore');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly storage: Storage) {}

  onApplicationBootstrap(): void {
    void this.ensure(0);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.storage.close();
  }

  private async ensure(attempt: number): Promise<void> {
    try {
      await this.storage.ensureBucket();
    } catch (err) {
      if (attempt % 30 === 0) this.logger.warn({ message: 'Waiting for the object store', err });
      this.timer = setTimeout(() => void this.ensure(attempt + 1), retryMs).unref();
    }
  }
}

function openStorage(): Storage {
  const env = readEnv(filesEnv);
  return new Storage({
    endpoint: env.S3_ENDPOINT,
    accessKey: env.S3_ACCESS_KEY,
    secretKey: env.S3_SECRET_KEY,
    region: env.S3_REGION,
    bucket: env.S3_BUCKET,
  });
}

@Module({
  providers: [{ provide: Storage, useFactory: openStorage }, StorageKeeper],
  exports: [Storage],
})
export class FilesStorageModule {}
