import { accountsRpc } from '@allmende/contracts';
import { PortalClient } from '../client/portal.client.js';
import { demoPassword, demoPeople } from './people.content.js';

/** The people of the demo at their own portals, signed in when they are first needed. */
export class LivingStage {
  private readonly known = new Map<string, Promise<PortalClient>>();

  constructor(private readonly platformUrl: string) {}

  emailOf(key: string): string {
    return personOf(key).email;
  }

  person(key: string): Promise<PortalClient> {
    const client = this.known.get(key) ?? this.signIn(key);
    this.known.set(key, client);
    return client;
  }

  private async signIn(key: string): Promise<PortalClient> {
    const { email, memberships = [] } = personOf(key);
    const client = new PortalClient(this.platformUrl, memberships[0]?.clusterSlug ?? 'biocluster-isartal');
    await client.call(accountsRpc.signIn, { email, password: demoPassword });
    return client;
  }
}

function personOf(key: string) {
  const person = demoPeople.find((one) => one.key === key);
  if (!person) throw new Error(`The demo names ${key}, but there is none`);
  return person;
}
