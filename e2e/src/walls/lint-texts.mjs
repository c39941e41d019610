// Lints texts under file names that need not exist: [{ file, text }] on stdin, [[{ rule, message }]] on stdout.
// A process of its own, because ESLint loads its configuration as an ES module and Jest runs CommonJS.
import { text as readAll } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// Types need files on disk; walls do not need types.
const eslint = new ESLint({
  overrideConfig: [tseslint.configs.disableTypeChecked],
});

const answers = [];
for (const { file, text } of JSON.parse(await readAll(process.stdin))) {
  const [result] = await eslint.lintText(text, { filePath: file });
  answers.push(result.messages.map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
process.stdout.write(JSON.stringify(answers));
