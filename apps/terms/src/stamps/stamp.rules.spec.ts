import { createHash } from 'node:crypto';
import { type Authority, startAuthority } from '@allmende/testing';
import { readStamp, stampQuestion, trustedIn } from './stamp.rules.js';

const note = 'platform.example/evidence\n3\nroot\nat 2026-11-26T08:00:00.000Z\n\n— signature\n';

describe('a time stamp', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await startAuthority();
  });
  afterAll(() => authority.stop());

  const trusted = () => trustedIn(authority.root);
  const answerOf = async (text = note) => {
    const { request, nonce } = await stampQuestion(text);
    return { nonce, response: new Uint8Array(authority.reply(request)) };
  };

  it('says when, and who says so', async () => {
    const { nonce, response } = await answerOf();
    const stamp = await readStamp(response, { note, nonce, trusted: await trusted() });
    expect(stamp.authority).toBe('Zeitstempel der Probe');
    expect(Math.abs(stamp.at.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('holds by itself where no certificate is trusted beforehand', async () => {
    const { nonce, response } = await answerOf();
    await expect(readStamp(response, { note, nonce, trusted: [] })).resolves.toMatchObject({
      authority: 'Zeitstempel der Probe',
    });
  });

  it('is refused when another authority vouches for it', async () => {
    const { nonce, response } = await answerOf();
    const others = await trustedIn(authority.stranger);
    await expect(readStamp(response, { note, nonce, trusted: others })).rejects.toThrow();
  });

  it('is refused when it is one of something else, or an old one', async () => {
    const { nonce, response } = await answerOf('another checkpoint\n');
    const certificates = await trusted();
    await expect(readStamp(response, { note, nonce, trusted: certificates })).rejects.toThrow(
      'one of something else',
    );
    const earlier = await answerOf();
    const { nonce: newer } = await stampQuestion(note);
    await expect(readStamp(earlier.response, { note, nonce: newer, trusted: certificates })).rejects.toThrow(
      'another question',
    );
  });

  it.each<[string, (response: Buffer) => number]>([
    ['time', (response) => response.toString('latin1').search(/20\d{12}Z/) + 13],
    ['imprint', (response) => response.indexOf(createHash('sha256').update(note).digest()) + 5],
    ['signature', (response) => response.length - 9],
  ])('is refused with one bit of its %s changed', async (_part, placeIn) => {
    const { nonce, response } = await answerOf();
    const changed = Buffer.from(response);
    const at = placeIn(changed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const asked = { note, nonce, trusted: await trusted() };
    await expect(readStamp(new Uint8Array(changed), asked)).rejects.toThrow();
  });

  it('is refused when the authority refuses, or answers something else', async () => {
    const { nonce, request } = await stampQuestion(note);
    const cut = request.subarray(0, 20);
    for (const response of [new Uint8Array(authority.reply(cut)), new Uint8Array(Buffer.from('no stamp'))]) {
      await expect(readStamp(response, { note, nonce, trusted: [] })).rejects.toThrow();
    }
  });

  it('takes a file without a certificate for a mistake', async () => {
    await expect(trustedIn(`${authority.folder}/serial`)).rejects.toThrow('no certificate');
  });
});
