import { openStage, type Stage } from './bad-input/bad-input.stage.js';
import { describeFiles } from './bad-input/files.cases.js';
import { describeHidden } from './bad-input/hidden.cases.js';
import { describeRequests } from './bad-input/requests.cases.js';
import { describeRights } from './bad-input/rights.cases.js';
import { describeSealed } from './bad-input/sealed.cases.js';
import { describeTexts } from './bad-input/texts.cases.js';
import { describeTrust } from './bad-input/trust.cases.js';

// One platform for all of them: it takes longer to start than all of them to run.
describe('bad input, on the composed platform', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 300_000);
  afterAll(() => stage?.close(), 60_000);

  describe('requests', () => describeRequests(() => stage));
  describe('what is hidden', () => describeHidden(() => stage));
  describe('texts', () => describeTexts(() => stage));
  describe('files', () => describeFiles(() => stage));
  describe('rights', () => describeRights(() => stage));
  describe('trust', () => describeTrust(() => stage));
  describe('what is sealed', () => describeSealed(() => stage));
});
