import {
  accountsRpc,
  clustersRpc,
  notificationsRpc,
  noticeKinds,
  type NoticeKind,
} from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { callApi } from './api.server.js';
import { preferenceCookie } from './cookies.js';
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
  theme: (visit, form) => {
    visit.cookies.push(themeCookie(visit, field(form, 'theme')));
    return Promise.resolve();
  },
  notices: (visit, form) =>
    callApi(visit, notificationsRpc.setPreferences, {
      portal: ticked(form, 'portal'),
      mail: ticked(form, 'mail'),
    }),
  password: (visit, form) =>
    callApi(visit, accountsRpc.changePassword, {
      current: field(form, 'currentPassword'),
      password: field(form, 'password'),
    }).catch(atField('current', 'currentPassword')),
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
  leave: leaveCluster,
  'take-back': leaveCluster,
};

/** Of a membership that was asked for only it takes the request back. */
function leaveCluster(visit: Visit, form: FormData): Promise<unknown> {
  return callApi(visit, clustersRpc.leaveCluster, { membershipId: field(form, 'membershipId') });
}

/** The kinds that the form showed, each ticked or not. */
function ticked(form: FormData, way: 'portal' | 'mail'): Partial<Record<NoticeKind, boolean>> {
  const wanted = new Set(form.getAll(way));
  const shown = new Set(form.getAll('shown'));
  return Object.fromEntries(
    noticeKinds.filter((kind) => shown.has(kind)).map((kind) => [kind, wanted.has(kind)]),
  );
}

/** Without the cookie pages follow the system. */
function themeCookie(visit: Visit, theme: string): string {
  const chosen = theme === 'light' || theme === 'dark';
  return preferenceCookie(visit, 'theme', chosen ? theme : undefined);
}

/** The form calls a field of the API by another name, so that what was typed in it never comes back. */
function atField(from: string, to: string) {
  return (error: unknown): never => {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map((one) => (one.field === from ? { ...one, field: to } : one));
    throw new ApiProblem(error.status, error.code, { ...error.details, errors });
  };
}
