import { accountsRpc, processNames, submissionsRpc, termsRpc } from '@allmende/contracts';
import { send } from '@allmende/local/client/portal.client';
import { connect } from '@nats-io/transport-node';
import { ask, problemOf, type Stage } from './bad-input.stage.js';

/** Who is believed: no header from outside, no host that is none, no process beyond what it is for. */
export function describeTrust(stage: () => Stage): void {
  const actor = JSON.stringify({ kind: 'system', reason: 'demo' });
  const forged = {
    'x-allmende-actor': actor,
    actor,
    'x-allmende-portal': '00000000-0000-7000-8000-000000000000',
    'x-allmende-request': 'forged',
    'x-forwarded-host': 'optikverbund-neckar.localhost',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '10.0.0.1',
    'x-real-ip': '10.0.0.1',
    forwarded: 'for=10.0.0.1;host=optikverbund-neckar.localhost',
  };

  it('forged headers neither sign anybody in nor change the portal', async () => {
    const { company, visitor, loner } = stage().people;
    expect(await ask(visitor, 'GET /accounts/me', { headers: forged })).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    });
    const { value } = await ask(company, 'GET /portals/current', { headers: forged });
    expect(value).toMatchObject({ portal: { slug: company.slug } });
    expect(await ask(loner, 'POST /clusters', { body: { slug: 'eigener' }, headers: forged })).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
  });

  it('a session of one portal is none at another', async () => {
    const { company, stranger } = stage().people;
    const headers = { cookie: company.session };
    expect(await ask(stranger, 'GET /accounts/me', { headers })).toMatchObject({ status: 401 });
  });

  it('an unknown host has neither pages nor an API', async () => {
    const { platform } = stage().platform.urls;
    const { host } = new URL(platform);
    for (const name of [`nirgends.${host}`, 'evil.example', `a.b.${host}`]) {
      const headers = { host: name };
      const api = problemOf(await send(`${platform}/api/v1/challenges`, { headers }));
      expect({ name, ...api }).toMatchObject({
        status: 404,
        code: 'unknown-host',
        type: 'application/problem+json',
      });
      expect((await send(`${platform}/de`, { headers })).status).toBe(404);
    }
  });

  it.each(processNames)(
    'the NATS user of %s may not call what it does not call, nor hear what is not its own',
    async (name) => {
      const { nats } = stage().platform;
      const connection = await connect({
        servers: nats.url,
        user: name,
        pass: nats.users[name],
        inboxPrefix: `_INBOX_${name}`,
      });
      const options = { timeout: 2_000 };
      const internal = name === 'demo' ? termsRpc.publishChallengeTerms : accountsRpc.bringInAccount;
      await expect(connection.request(internal.subject, '{}', options)).rejects.toThrow(/permission/i);
      await expect(connection.request('$JS.API.STREAM.DELETE.identity', '', options)).rejects.toThrow(
        /permission/i,
      );
      const foreign = (name === 'submissions' ? termsRpc.accept : submissionsRpc.submit).subject;
      const refused = await new Promise((resolve) => {
        connection.subscribe(foreign, { callback: (error) => resolve(error) });
      });
      expect(String(refused)).toMatch(/permission/i);
      await connection.close();
    },
  );

  it('a service that hangs is a 504 within five seconds, one that is gone a 503 within one', async () => {
    const { platform, people } = stage();
    const submissions = platform.process('submissions');
    submissions.kill('SIGSTOP');
    const hanging = await timed(() => ask(people.expert, 'GET /submissions'));
    submissions.kill('SIGCONT');
    expect(hanging).toMatchObject({ status: 504, code: 'timeout', type: 'application/problem+json' });
    expect(hanging.ms).toBeLessThan(5_300);
    await platform.halt('submissions');
    const gone = await timed(() => ask(people.expert, 'GET /submissions'));
    await platform.resume('submissions');
    expect(gone).toMatchObject({ status: 503, code: 'unavailable', type: 'application/problem+json' });
    expect(gone.ms).toBeLessThan(1_000);
  }, 60_000);
}

async function timed<T extends object>(work: () => Promise<T>): Promise<T & { ms: number }> {
  const start = performance.now();
  return { ...(await work()), ms: performance.now() - start };
}
