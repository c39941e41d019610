import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoParts } from './play.js';
import { stageFrom } from './stage.js';

describe('where the story is played and by whom', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-stage-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function fileOf(text: string): Promise<string> {
    const file = join(folder, 'accounts.json');
    await writeFile(file, text);
    return file;
  }

  it('is the demo on this machine by default', () => {
    const stage = { ...demoParts, url: 'http://localhost:8080', mailUrl: 'http://localhost:8082' };
    expect(stageFrom({})).toEqual(stage);
  });

  it('is another platform with people of its own', async () => {
    const somebody = { email: 'somebody@example.org', portal: 'somewhere' };
    const people = { company: somebody, manager: somebody, expert: somebody, colleague: somebody };
    const SMOKE_ACCOUNTS = await fileOf(JSON.stringify({ password: 'in-a-file', ...people }));
    const addresses = { URL: 'https://platform.example/', MAIL_URL: 'https://mails.example' };
    expect(stageFrom({ ...addresses, SMOKE_ACCOUNTS })).toEqual({
      ...people,
      password: 'in-a-file',
      url: 'https://platform.example',
      mailUrl: 'https://mails.example',
    });
  });

  it('names what a file of accounts lacks', async () => {
    const expert = { email: 'nobody', portal: 'somewhere', role: 'expert' };
    const SMOKE_ACCOUNTS = await fileOf(JSON.stringify({ ...demoParts, password: undefined, expert }));
    const read = () => stageFrom({ SMOKE_ACCOUNTS });
    for (const what of [SMOKE_ACCOUNTS, 'password: ', 'expert.email: ', 'expert: '])
      expect(read).toThrow(what);
  });

  it.each([
    ['is no JSON', () => fileOf('{')],
    ['is not there', () => Promise.resolve(join(folder, 'nowhere.json'))],
  ])('says that a file of accounts %s', async (_, file) => {
    const SMOKE_ACCOUNTS = await file();
    expect(() => stageFrom({ SMOKE_ACCOUNTS })).toThrow(`The accounts in ${SMOKE_ACCOUNTS} cannot be read`);
  });
});
