const things = [
  'pump',
  'battery',
  'sensor',
  'bridge',
  'turbine',
  'lens',
  'valve',
  'harvester',
  'filter',
  'drone',
];
const qualities = [
  'quiet',
  'cold',
  'light',
  'cheap',
  'repairable',
  'precise',
  'durable',
  'small',
  'safe',
  'fast',
];
const places = ['rivers', 'hospitals', 'mines', 'schools', 'harbours', 'fields', 'forests', 'villages'];

/** 2,000 challenges in the shape of other platforms' records, for machines without the collected ones. */
export function ownRecords(): Record<string, unknown>[] {
  return Array.from({ length: 2_000 }, (_, place) => {
    const [thing, quality, where] = [
      things[place % 10],
      qualities[Math.floor(place / 10) % 10],
      places[place % 8],
    ];
    const sentence = `The ${thing} has to be ${quality} enough for ${where}, and it is not yet. `;
    return {
      id: `openchallenges-${10_000 + place}`,
      title: `A ${quality} ${thing} for ${where}, part ${place}`,
      organisation: `Invented Agency ${place % 40}`,
      summary: `How can a ${thing} become ${quality}?`,
      descriptionMarkdown: `#### Problem\n\n${sentence.repeat(5 + (place % 60))}`,
      submissionPeriod: {
        start: `20${10 + (place % 14)}-03-07T00:00`,
        end: `20${10 + (place % 14)}-0${4 + (place % 6)}-17T17:00`,
      },
      totalPrize: place % 3 === 0 ? { amount: 1_000 * place, currency: 'USD', raw: '' } : null,
      judgingCriteria: [],
      rules: 'Anybody may take part.',
      categories: ['Ideas'],
      status: 'closed',
      language: 'en',
      url: `https://challenges.example/${place}`,
      licence: 'CC0-1.0',
      sourceRepo: 'invented/challenges',
    };
  });
}
