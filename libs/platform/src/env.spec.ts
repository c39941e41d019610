import { z } from 'zod';
import { port, readEnv } from './env.js';

describe('the environment', () => {
  const schema = z.object({ PORT: port, PLATFORM_URL: z.url(), NICK: z.string().optional() });

  it('is read through a schema, an empty variable counting as absent', () => {
    const env = readEnv(schema, { PORT: '8080', PLATFORM_URL: 'http://localhost', NICK: '', OTHER: 'x' });
    expect(env).toEqual({ PORT: 8080, PLATFORM_URL: 'http://localhost' });
  });

  it('is refused with all names that are wrong, and none of their values', () => {
    const read = () => readEnv(schema, { PORT: 'secret', PLATFORM_URL: '' });
    expect(read).toThrow(/PORT.*\n.*PLATFORM_URL/s);
    expect(read).not.toThrow(/secret/);
  });
});
