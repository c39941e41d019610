import { largestBody } from '@allmende/contracts';
import { packUnsent, readUnsent } from './unsent.js';

const [hanna, tobias] = ['account-of-hanna', 'account-of-tobias'];
const values = { intent: 'post', text: '„Wann?“ & <b>wo</b>?\r\n\r\nGrüße 👩🏽‍🔬' };
const packed = packUnsent({ accountId: hanna, values }) ?? '';

describe('a form on its way through the sign-in page', () => {
  it('comes back as it was', () => {
    expect(readUnsent(packed, hanna)).toEqual(values);
  });

  it('comes back to nobody else', () => {
    expect(readUnsent(packed, tobias)).toBeUndefined();
  });

  it('goes there with what the API takes and no more', () => {
    const withText = (length: number) =>
      packUnsent({ accountId: hanna, values: { text: 'x'.repeat(length) } })?.length;
    expect(withText(largestBody - 100)).toBeLessThanOrEqual(largestBody);
    expect(withText(largestBody)).toBeUndefined();
  });

  it.each(['', 'null', '[]', `{"accountId":"${hanna}"}`, `{"accountId":"${hanna}","values":{"a":7}}`, '{'])(
    'is not %j',
    (text) => {
      expect(readUnsent(text, hanna)).toBeUndefined();
    },
  );
});
