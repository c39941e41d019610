import { z } from 'zod';
import { anyText } from './challenge-pages.js';
import { fileSummary } from './challenge-parts.js';
import { rpc } from './contract.js';
import { downloadGrant, newFile, uploadGrant } from './files.js';
import { done, id, language } from './values.js';

const challengeId = id;

/** What is not public of a challenge: spread into `challengesRpc`. */
export const briefCalls = {
  /** What a published challenge says to everybody with a confirmed account, whatever their cluster. */
  getMembersPart: rpc('challenges.rpc.members-part', {
    route: 'GET /challenges/{challengeId}/members-part',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: z.object({ text: anyText, original: language }),
  }),
  /** After agreeing to the terms, by the seeker's team and by the owning cluster's manager while it is a draft. */
  getBrief: rpc('challenges.rpc.get-brief', {
    route: 'GET /challenges/{challengeId}/brief',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: z.object({ text: anyText, original: language, files: z.array(fileSummary) }),
  }),
  grantBriefFile: rpc('challenges.rpc.grant-brief-file', {
    route: 'POST /challenges/{challengeId}/brief/files/{fileId}/grant',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, fileId: id }),
    output: downloadGrant,
  }),
  addBriefFile: rpc('challenges.rpc.add-brief-file', {
    route: 'POST /challenges/{challengeId}/brief/files',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, ...newFile }),
    output: uploadGrant,
  }),
  removeBriefFile: rpc('challenges.rpc.remove-brief-file', {
    route: 'DELETE /challenges/{challengeId}/brief/files/{fileId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, fileId: id }),
    output: done,
  }),
};
