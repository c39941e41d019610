import { loader } from './routes/brand.js';
import { brandPath, drawBrand, iconPath } from './brand.server.js';

const colours = { lead: '#0e4f43', companion: '#2f9c93' };
const get = async (path: string) => {
  const answer = loader({ params: { file: path.replace('/brand/', '') } } as unknown as Parameters<
    typeof loader
  >[0]);
  return { status: answer.status, caching: answer.headers.get('cache-control'), text: await answer.text() };
};

describe('the files of a brand', () => {
  it('have addresses that change with their content, and are kept for ever', async () => {
    const sheet = await get(brandPath(colours));
    expect(sheet).toMatchObject({ status: 200, caching: 'public, max-age=31536000, immutable' });
    expect(sheet.text).toBe(drawBrand(colours).css);
    expect(brandPath({ ...colours, lead: '#0e4f44' })).not.toBe(brandPath(colours));
  });

  it('keep nobody on the colours of an older rule', async () => {
    expect(await get('/brand/0e4f43-2f9c93-0000000000.css')).toMatchObject({
      status: 200,
      caching: 'no-cache',
    });
  });

  it('are there for pages that know no portal', async () => {
    const neutral = await get('/brand/neutral.css');
    expect(neutral).toMatchObject({ status: 200, caching: 'no-cache' });
    expect(neutral.text).toContain('--accent:#1f3c57');
  });

  it('draw a mark as a picture of its own', async () => {
    const { text } = await get(iconPath({ slug: 'biocluster-isartal', brand: colours }));
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*fill="#0e4f43"/);
  });

  it.each(['x.css', '0e4f43-2f9c93-<script>.css', '../../etc/passwd', 'a-zzzzzz-000000.svg'])(
    'do not exist as %s',
    async (file) => {
      expect((await get(file)).status).toBe(404);
    },
  );
});
