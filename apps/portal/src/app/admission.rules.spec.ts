import { newId } from '@allmende/contracts';
import { admissionOf } from './admission.rules.js';

const [optics, wood] = ['optics', 'wood'].map((slug) => ({ clusterId: newId(), slug, name: slug }));
const eligibleClusters = [optics!, wood!];
type Memberships = Parameters<typeof admissionOf>[1]['memberships'];

describe('what stands between somebody and taking part', () => {
  const of = (state?: string, clusterId = wood!.clusterId, portalId = wood!.clusterId) => {
    const memberships = (state ? [{ clusterId, state }] : []) as Memberships;
    return admissionOf({ eligibleClusters }, { memberships, portalId });
  };

  it('asks at the portal’s cluster where its members may, else at the first', () => {
    expect(of()).toEqual({ kind: 'ask', cluster: wood });
    expect(of(undefined, wood!.clusterId, newId())).toEqual({ kind: 'ask', cluster: optics });
    expect(of('admitted', newId())).toEqual({ kind: 'ask', cluster: wood });
    expect(of('left')).toEqual({ kind: 'ask', cluster: wood });
  });

  it('waits where a request does', () => {
    expect(of('requested')).toEqual({ kind: 'waits', clusters: [wood] });
    expect(of('requested', optics!.clusterId)).toEqual({ kind: 'waits', clusters: [optics] });
  });

  it('asks nobody who is admitted, or for what everyone may', () => {
    expect(of('admitted')).toEqual({ kind: 'runs' });
    expect(admissionOf({ eligibleClusters: [] }, { memberships: [], portalId: undefined })).toEqual({
      kind: 'runs',
    });
  });
});
