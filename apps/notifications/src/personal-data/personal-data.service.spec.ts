import { newId, personalDataRpc } from '@allmende/contracts';
import { startService, type TestService, untouchedColumns } from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';

describe('what notifications hold about a person', () => {
  let service: TestService;
  beforeAll(async () => {
    const env = { SMTP_URL: 'smtp://127.0.0.1:9', PLATFORM_URL: 'http://allmende.test' };
    service = await startService(AppModule, { service: 'notifications', dataSource, env });
  });
  afterAll(() => service.stop());

  it('knows each column that names an account, in the copy and when an account is closed, or why not', async () => {
    expect(await untouchedColumns(service, personalDataRpc.notifications, newId())).toEqual({
      notCopied: new Set([
        // that the account is closed, for sixty days; how many notices there were
        'closed_account.account_id',
        'notice_counter.account_id',
      ]),
      notErased: new Set([
        // goes after sixty days
        'closed_account.account_id',
      ]),
    });
  });
});
