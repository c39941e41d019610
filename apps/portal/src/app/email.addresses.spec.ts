import { emailsFrom, withLines } from './email.addresses.js';

const typed = 'ada@firm.example\nbo@\r\n\nada@firm.example, cy.example; di@firm.example';

describe('addresses of those who are invited', () => {
  it('are taken by lines, commas and semicolons, each once', () => {
    expect(emailsFrom(typed)).toEqual(['ada@firm.example', 'bo@', 'cy.example', 'di@firm.example']);
  });

  it('are named by the line that somebody typed where one is wrong', () => {
    const errors = ['emails.1', 'emails.2', 'note'].map((field) => ({ field, text: 'wrong' }));
    const problem = { code: 'invalid', message: '', errors };
    expect(withLines(problem, typed, (line, address) => `${line}: ${address}`).errors).toEqual([
      { field: 'emails', text: '2: bo@' },
      { field: 'emails', text: '4: cy.example' },
      { field: 'note', text: 'wrong' },
    ]);
    const deputies = { ...problem, errors: [{ field: 'deputies.2', text: 'nobody' }] };
    expect(withLines(deputies, typed, (...said) => said.join(' '), 'deputies').errors).toEqual([
      { field: 'deputies', text: '4 cy.example nobody' },
    ]);
  });
});
