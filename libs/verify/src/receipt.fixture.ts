import type { Receipt } from './receipt.check.js';

/** Given out by a platform of the demo, byte for byte: whatever changes, these have to hold for ever. */
export const agreementReceipt: Receipt = {
  format: 'v1',
  seq: 1,
  at: '2026-11-25T22:39:18.097Z',
  statement: {
    accountId: '01a214c6-1043-7fbd-8a68-1484af27571b',
    at: '2026-11-25T22:39:18.038Z',
    challengeId: '01a214c6-3269-7562-8d2b-32791b6f5fc2',
    language: 'en',
    party: {
      kind: 'self',
    },
    portalId: '01a214c6-0b32-76cd-9e72-fae63ac4516f',
    type: 'agreement',
    versions: [
      {
        digest: '2d243d696eccdab836f14d10867d948a3e381f55c7752ba5c7d6aa6e04745581',
        layer: 'platform',
        number: 1,
        versionId: '01a214c5-9e17-7a7f-a37d-34d17f66445d',
      },
      {
        digest: 'e0873fce3cd03798308001f1e5edfec95b6a21f22bf131f367977e3114e4af0f',
        layer: 'cluster',
        number: 1,
        versionId: '01a214c6-0b43-7af8-8601-f2e30dde4a87',
      },
      {
        digest: '311032261c5324cc2285281d26915a3fb5d4a6860b46e9a33471da342c3cae19',
        layer: 'challenge',
        number: 1,
        versionId: '01a214c6-3270-77bc-848a-6969a0a248e4',
      },
    ],
  },
  salt: 'oHFAJsMtbdJEIO4OHky-reuHEGzZFkjliC7uqHkBoZ8',
  leaf: 'GvMGideudbY1j_7a4hv8Z40M5W6JKov72-MvtDZ99kc',
  keyId: '72c421d618348e20',
  signature: 'C57UsXKujiXWQPCbj0el1-Y8DS9zI-RQujs8e4M-99R_s6o_knHaEqbxdRwZMjIz9w_YzfnHIoutmhaS0cdEDA',
};

export const submissionReceipt: Receipt = {
  format: 'v1',
  seq: 2,
  at: '2026-11-25T22:39:21.387Z',
  statement: {
    accountId: '01a214c6-1043-7fbd-8a68-1484af27571b',
    at: '2026-11-25T22:39:21.119Z',
    challengeId: '01a214c6-3269-7562-8d2b-32791b6f5fc2',
    files: [
      {
        digest: '62252b23d98a428927da6923d4fd6d96fae0d98885a19b89bf6fb73a388cc7e2',
        fileId: '01a214dd-0665-7698-ab00-8a2df7265499',
        size: 8,
      },
      {
        digest: '2162036a5758ecabd9aa621c6890ff1a53be2cadd17688094b59b3b47d0c2b24',
        fileId: '01a214dd-0b87-7b4a-8c38-aab4adee127e',
        size: 8,
      },
    ],
    portalId: '01a214c6-0b32-76cd-9e72-fae63ac4516f',
    submissionId: '01a214dd-02e2-73cf-b08b-de84af60bf1d',
    teamAccountIds: ['01a214c6-1043-7fbd-8a68-1484af27571b'],
    textDigest: '9cfafc661b4f4facaa7b7a54a645fb7aa09c5b5585e353010c92fb155ed19af1',
    type: 'submission',
    version: 1,
  },
  salt: 'qqVKF1vCTtPxonTx8cWJVjDou0tH0UAfYWUIUNHYwZU',
  leaf: 'TUlM_ht52nTShDC_VzjnGyncdmLdEcQJ1HsPk9-OPsY',
  keyId: '72c421d618348e20',
  signature: '43xLngRlNDcY4lALJX99UqbkWVTKour0SAF8g-5swuwyMFQ0gXiXXv4H16mnT8gAptwynGgKkswmELO06J1JAg',
};

export const publishedKeys = {
  items: [
    {
      keyId: '72c421d618348e20',
      publicKey: '9A2nNWdhJrVeZl96DJVOWRRJM5_1q9W9hOrxU9sqPBA',
      since: '2026-11-25T22:14:04.603Z',
    },
  ],
};
