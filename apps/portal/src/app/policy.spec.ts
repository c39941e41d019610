import { contentPolicy } from './policy.js';

describe('the content policy', () => {
  it('allows public pages no inline script and nothing from elsewhere', () => {
    const policy = contentPolicy({});
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('allows signed-in pages the scripts of one nonce and the files’ host', () => {
    const policy = contentPolicy({ nonce: 'abc', filesOrigin: 'http://files.localhost:8081' });
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic'");
    expect(policy).toContain("connect-src 'self' http://files.localhost:8081");
  });
});
