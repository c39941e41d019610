import { isEasyToGuess } from './password.rules.js';

const personal = ['Ayşe Öztürk-Baumgartner', 'ayse.baumgartner@laserwerk-isar.de'];

describe('passwords', () => {
  it.each([
    'password1234',
    'Passwort2026!',
    'P@ssw0rt-1234',
    'willkommen2026',
    'hallohallo12',
    'qwertzuiop12',
    '1qay2wsx3edc',
    '123456789012',
    'abcdefghijkl',
    'aaaaaaaaaaaaaaaa',
    'xyxyxyxyxyxyxy',
    'Sommer2026Sommer',
    'admin-admin-admin',
    'Baumgartner2026',
    'laserwerk-isar1',
    'Ayse.Öztürk1988',
  ])('refuses %s', (password) => {
    expect(isEasyToGuess(password, personal)).toBe(true);
  });

  it.each([
    'vier Hasen im Klee',
    'correct horse battery staple',
    '839204718365',
    'tr0ub4dor&3xyz-k',
    'Mein Passwort ist eine Zeile',
    '蝶々は夜に飛ばないと言う人',
    'كلمة طويلة جدا للدخول',
    '🦊🌻🚲🎻🪁🧭🥨🪵🧩🎈🐝🛶',
    'kQ7#vL2p!xR9',
  ])('takes %s', (password) => {
    expect(isEasyToGuess(password, personal)).toBe(false);
  });
});
