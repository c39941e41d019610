import {
  accountsRpc,
  clustersRpc,
  notificationsRpc,
  noticeKinds,
  type NoticeKind,
} from '@allmende/contracts';
import { callApi } from './api.server.js';
import { field, optionalField } from './forms.js';
import type { Visit } from './visit.js';

type Change = (visit: Visit, form: FormData) => Promise<unknown>;

/** What each form of the settings does; the name is in the form's button. */
export const changes: Record<string, Change> = {
  person: (visit, form) =>
    callApi(visit, accountsRpc.updateMe, {
      name: field(form, 'name'),
      language: field(form, 'language') === 'en' ? 'en' : 'de',
    }),
  mails: (visit, form) => {
    const wanted = new Set(form.getAll('mail').map(String));
    const shown = new Set(form.getAll('shown').map(String));
    const mail: Partial<Record<NoticeKind, boolean>> = {};
    for (const kind of noticeKinds) if (shown.has(kind)) mail[kind] = wanted.has(kind);
    return callApi(visit, notificationsRpc.setPreferences, { mail });
  },
  password: (visit, form) =>
    callApi(visit, accountsRpc.changePassword, {
      current: field(form, 'currentPassword'),
      password: field(form, 'password'),
    }),
  'end-session': (visit, form) =>
    callApi(visit, accountsRpc.endSession, { sessionId: field(form, 'sessionId') }),
  'sign-out-everywhere': (visit) => callApi(visit, accountsRpc.signOutEverywhere, {}),
  affiliation: (visit, form) =>
    callApi(visit, accountsRpc.stateAffiliation, {
      organisationName: optionalField(form, 'organisationName') ?? '',
      role: field(form, 'signatory') === 'true' ? 'signatory' : 'member',
    }),
  'leave-affiliation': (visit, form) =>
    callApi(visit, accountsRpc.leaveAffiliation, { affiliationId: field(form, 'affiliationId') }),
  join: (visit, form) =>
    callApi(visit, clustersRpc.requestMembership, {
      clusterId: field(form, 'clusterId'),
      ofRecord: field(form, 'ofRecord') === 'true',
    }),
  'of-record': (visit, form) =>
    callApi(visit, clustersRpc.chooseClusterOfRecord, { membershipId: field(form, 'membershipId') }),
  leave: (visit, form) =>
    callApi(visit, clustersRpc.leaveCluster, { membershipId: field(form, 'membershipId') }),
};
