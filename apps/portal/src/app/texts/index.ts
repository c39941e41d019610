import type { Language } from '@allmende/contracts';
import { access as accessDe } from './de/access.js';
import { account as accountDe } from './de/account.js';
import { brief as briefDe } from './de/brief.js';
import { challenges as challengesDe } from './de/challenges.js';
import { common as commonDe } from './de/common.js';
import { evidence as evidenceDe } from './de/evidence.js';
import { emailChange as emailChangeDe } from './de/email-change.js';
import { errors as errorsDe } from './de/errors.js';
import { home as homeDe } from './de/home.js';
import { pages as pagesDe } from './de/pages.js';
import { paper as paperDe } from './de/paper.js';
import { portal as portalDe } from './de/portal.js';
import { problems as problemsDe } from './de/problems.js';
import { terms as termsDe } from './de/terms.js';
import { invitation as invitationDe } from './de/invitation.js';
import { complaints as complaintsDe } from './de/complaints.js';
import { confirmation as confirmationDe } from './de/confirmation.js';
import { consents as consentsDe } from './de/consents.js';
import { drafting as draftingDe } from './de/drafting.js';
import { received as receivedDe } from './de/received.js';
import { deposits as depositsDe } from './de/deposits.js';
import { desk as deskDe } from './de/desk.js';
import { deskTerms as deskTermsDe } from './de/desk-terms.js';
import { disclosing as disclosingDe } from './de/disclosing.js';
import { groups as groupsDe } from './de/groups.js';
import { members as membersDe } from './de/members.js';
import { me as meDe } from './de/me.js';
import { notices as noticesDe } from './de/notices.js';
import { operate as operateDe } from './de/operate.js';
import { ownData as ownDataDe } from './de/own-data.js';
import { receipts as receiptsDe } from './de/receipts.js';
import { retention as retentionDe } from './de/retention.js';
import { rights as rightsDe } from './de/rights.js';
import { retentionPeriods as retentionPeriodsDe } from './de/retention-periods.js';
import { settings as settingsDe } from './de/settings.js';
import { submission as submissionDe } from './de/submission.js';
import { verify as verifyDe } from './de/verify.js';
import { access as accessEn } from './en/access.js';
import { account as accountEn } from './en/account.js';
import { brief as briefEn } from './en/brief.js';
import { challenges as challengesEn } from './en/challenges.js';
import { common as commonEn } from './en/common.js';
import { evidence as evidenceEn } from './en/evidence.js';
import { emailChange as emailChangeEn } from './en/email-change.js';
import { errors as errorsEn } from './en/errors.js';
import { home as homeEn } from './en/home.js';
import { pages as pagesEn } from './en/pages.js';
import { paper as paperEn } from './en/paper.js';
import { portal as portalEn } from './en/portal.js';
import { problems as problemsEn } from './en/problems.js';
import { terms as termsEn } from './en/terms.js';
import { invitation as invitationEn } from './en/invitation.js';
import { complaints as complaintsEn } from './en/complaints.js';
import { confirmation as confirmationEn } from './en/confirmation.js';
import { consents as consentsEn } from './en/consents.js';
import { drafting as draftingEn } from './en/drafting.js';
import { received as receivedEn } from './en/received.js';
import { deposits as depositsEn } from './en/deposits.js';
import { desk as deskEn } from './en/desk.js';
import { deskTerms as deskTermsEn } from './en/desk-terms.js';
import { disclosing as disclosingEn } from './en/disclosing.js';
import { groups as groupsEn } from './en/groups.js';
import { members as membersEn } from './en/members.js';
import { me as meEn } from './en/me.js';
import { notices as noticesEn } from './en/notices.js';
import { operate as operateEn } from './en/operate.js';
import { ownData as ownDataEn } from './en/own-data.js';
import { receipts as receiptsEn } from './en/receipts.js';
import { retention as retentionEn } from './en/retention.js';
import { rights as rightsEn } from './en/rights.js';
import { retentionPeriods as retentionPeriodsEn } from './en/retention-periods.js';
import { settings as settingsEn } from './en/settings.js';
import { submission as submissionEn } from './en/submission.js';
import { verify as verifyEn } from './en/verify.js';

const de = {
  common: commonDe,
  home: homeDe,
  challenges: challengesDe,
  terms: termsDe,
  access: accessDe,
  brief: briefDe,
  account: accountDe,
  pages: pagesDe,
  paper: paperDe,
  portal: portalDe,
  evidence: evidenceDe,
  emailChange: emailChangeDe,
  errors: errorsDe,
  problems: problemsDe,
  invitation: invitationDe,
  complaints: complaintsDe,
  confirmation: confirmationDe,
  consents: consentsDe,
  drafting: draftingDe,
  received: receivedDe,
  desk: deskDe,
  deskTerms: deskTermsDe,
  groups: groupsDe,
  me: meDe,
  members: membersDe,
  notices: noticesDe,
  operate: operateDe,
  ownData: ownDataDe,
  receipts: receiptsDe,
  retention: retentionDe,
  rights: rightsDe,
  retentionPeriods: retentionPeriodsDe,
  settings: settingsDe,
  deposits: depositsDe,
  disclosing: disclosingDe,
  submission: submissionDe,
  verify: verifyDe,
};

/** German is the measure: English has the same keys, or it does not compile. */
export type Texts = typeof de;

const en: Texts = {
  common: commonEn,
  home: homeEn,
  challenges: challengesEn,
  terms: termsEn,
  access: accessEn,
  brief: briefEn,
  account: accountEn,
  pages: pagesEn,
  paper: paperEn,
  portal: portalEn,
  evidence: evidenceEn,
  emailChange: emailChangeEn,
  errors: errorsEn,
  problems: problemsEn,
  invitation: invitationEn,
  complaints: complaintsEn,
  confirmation: confirmationEn,
  consents: consentsEn,
  drafting: draftingEn,
  received: receivedEn,
  desk: deskEn,
  deskTerms: deskTermsEn,
  groups: groupsEn,
  me: meEn,
  members: membersEn,
  notices: noticesEn,
  operate: operateEn,
  ownData: ownDataEn,
  receipts: receiptsEn,
  retention: retentionEn,
  rights: rightsEn,
  retentionPeriods: retentionPeriodsEn,
  settings: settingsEn,
  deposits: depositsEn,
  disclosing: disclosingEn,
  submission: submissionEn,
  verify: verifyEn,
};

const all: Record<Language, Texts> = { de, en };

export function textsOf(language: Language): Texts {
  return all[language];
}
