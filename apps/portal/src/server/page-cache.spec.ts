import { Page, PageCache } from './page-cache.js';

const page = (text: string, status = 200): Page =>
  new Page(status, new Headers({ 'content-type': 'text/html' }), Buffer.from(text));

describe('pages kept for a second', () => {
  it('are drawn once for everyone who comes meanwhile', async () => {
    const cache = new PageCache();
    let drawn = 0;
    const draw = async (): Promise<Page> => page(String(++drawn));
    const pages = await Promise.all(Array.from({ length: 50 }, () => cache.get('a', draw, 0)));
    expect(new Set(pages).size).toBe(1);
    expect((await cache.get('a', draw, 999)).body.toString()).toBe('1');
    expect((await cache.get('a', draw, 1001)).body.toString()).toBe('2');
    expect((await cache.get('b', draw, 0)).body.toString()).toBe('3');
  });

  it('are not kept when they failed', async () => {
    const cache = new PageCache();
    await cache.get('a', async () => page('down', 503), 0);
    expect((await cache.get('a', async () => page('up'), 0)).status).toBe(200);
    await expect(cache.get('b', () => Promise.reject(new Error('no')), 0)).rejects.toThrow('no');
    expect((await cache.get('b', async () => page('up'), 0)).status).toBe(200);
  });

  it('are drawn for each where they say that they are not to be kept', async () => {
    const cache = new PageCache();
    let drawn = 0;
    const draw = async (): Promise<Page> => {
      const headers = new Headers({ 'cache-control': 'no-store' });
      return new Page(200, headers, Buffer.from(String(++drawn)));
    };
    const pages = await Promise.all(Array.from({ length: 5 }, () => cache.get('a', draw, 0)));
    expect(new Set(pages.map(({ body }) => body.toString())).size).toBe(5);
    expect((await cache.get('a', draw, 1)).body.toString()).toBe('6');
  });

  it('take no more room than they are given', async () => {
    const cache = new PageCache();
    let drawn = 0;
    for (let i = 0; i < 600; i++) await cache.get(String(i), async () => page(String(++drawn)), 0);
    await cache.get('0', async () => page(String(++drawn)), 0);
    await cache.get('599', async () => page(String(++drawn)), 0);
    expect(drawn).toBe(601);
  });
});
