/** What makes two spellings one organisation: letters and digits, in any case and width. */
export function organisationKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase();
  const key = folded.replace(/[^\p{L}\p{M}\p{N}&+]+/gu, ' ').trim();
  // A name of signs and emoji alone stands for itself.
  return key === '' ? folded : key;
}

/** The part after the last @ of a canonical address. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** An address there says nothing about where somebody works. Without their country where they have several. */
const publicProviders = new Set(
  [
    'gmail googlemail gmx web t-online outlook hotmail live msn passport yahoo ymail rocketmail icloud me mac aol aim',
    'freenet posteo mailbox proton protonmail pm tutanota tuta tutamail mail email mail-online arcor vodafone',
    'vodafonemail kabelmail unitybox 1und1 online ewetel ewe netcologne o2online o2mail telekom bluewin hispeed',
    'sunrise aon a1 chello inode orange wanadoo free laposte sfr wp onet interia seznam centrum libero virgilio',
    'tiscali ziggo kpnmail planet telenet skynet yandex rambler bk list inbox qq 163 126 sina zoho fastmail hey',
    'hushmail runbox disroot riseup startmail mailfence comcast verizon att btinternet virginmedia sky duck',
    'mailinator yopmail guerrillamail 10minutemail trashmail wegwerfmail spoofmail byom temp-mail discard',
  ].flatMap((line) => line.split(' ')),
);

/** True for providers where anybody gets an address. */
export function isPublicProvider(domain: string): boolean {
  const labels = domain.split('.');
  return labels.slice(0, -1).some((label) => publicProviders.has(label));
}

type Standing = { role: 'member' | 'signatory'; isVerified: boolean };

/**
 * What a person's own statement makes of an affiliation. A mail domain proves belonging, not the right to sign, and so
 * only a manager makes a verified member a signatory.
 */
export function stateRole(
  wanted: Standing['role'],
  current: Standing | undefined,
  hasDomain: boolean,
): Standing {
  if (current?.isVerified) return { role: wanted === 'member' ? 'member' : current.role, isVerified: true };
  return hasDomain ? { role: 'member', isVerified: true } : { role: wanted, isVerified: false };
}
