import { type clustersRpc, type InputOf, type PortalContent } from '@allmende/contracts';
import { atHour } from './demo.dates.js';
import { demoPeople } from './people.content.js';

export type DemoCluster = InputOf<typeof clustersRpc.createCluster>;
type Both = { de: string; en: string };

type Sketch = {
  slug: string;
  name: string;
  city: string;
  state: Both;
  lead: string;
  companion: string;
  fields: Both[];
  founded: number;
  members: number;
  contact: [name: string, phone: string];
  headline: Both;
  intro: Both;
};

const imprint: Both = {
  de: 'Dieses Portal gehört zu einer Vorführung. Das Cluster, seine Anschrift und die genannten Personen sind erfunden.',
  en: 'This portal belongs to a demonstration. The cluster, its address and the people named are invented.',
};
const privacy: Both = {
  de: 'In der Vorführung werden nur Daten gespeichert, die Sie selbst eingeben. Sie liegen auf dem Rechner, auf dem die Plattform läuft, und verschwinden mit deren Datenordner. Ein Sitzungs-Cookie hält Sie angemeldet; zwei weitere merken sich Sprache und Darstellung, wenn Sie eine wählen.',
  en: 'The demonstration stores only what you enter yourself. It stays on the machine that runs the platform and goes with its data folder. One session cookie keeps you signed in; two more remember language and appearance if you choose them.',
};

const sketches: Sketch[] = [
  {
    slug: 'biocluster-isartal',
    name: 'Biocluster Isartal',
    city: 'München',
    state: { de: 'Bayern', en: 'Bavaria' },
    lead: '#0e4f43',
    companion: '#2f9c93',
    fields: [
      { de: 'Biotechnologie', en: 'Biotechnology' },
      { de: 'Bioprozesstechnik', en: 'Bioprocess engineering' },
      { de: 'Diagnostik', en: 'Diagnostics' },
    ],
    founded: 2001,
    members: 214,
    contact: ['Dr. Hanna Moosrainer', '089 99998-212'],
    headline: {
      de: 'Wo die Biotechnologie nicht weiterweiß, fragt sie hier.',
      en: 'Where biotechnology is stuck, it asks here.',
    },
    intro: {
      de: 'Unternehmen stellen eine technische Frage. Fachleute aus zwölf Clustern antworten vertraulich, und wem die Lösung gehört, steht von Anfang an fest.',
      en: 'Companies ask a technical question. Experts from twelve clusters answer in confidence, and who owns the solution is settled from the start.',
    },
  },
  {
    slug: 'medizintechnik-regnitz',
    name: 'Medizintechnik Regnitz',
    city: 'Erlangen',
    state: { de: 'Bayern', en: 'Bavaria' },
    lead: '#1b4480',
    companion: '#b4532a',
    fields: [
      { de: 'Medizintechnik', en: 'Medical technology' },
      { de: 'Bildgebung', en: 'Imaging' },
      { de: 'Strahlentherapie', en: 'Radiotherapy' },
    ],
    founded: 2007,
    members: 187,
    contact: ['Tobias Wiesend', '09131 9999-440'],
    headline: {
      de: 'Technik für Kliniken entsteht selten in einem Haus allein.',
      en: 'Technology for hospitals is rarely made under one roof.',
    },
    intro: {
      de: 'Hersteller und Kliniken an der Regnitz beschreiben, was ihnen fehlt. Lesen können Sie alles ohne Konto; wer mitmacht, weiß vorher, was mit seiner Idee geschieht.',
      en: 'Manufacturers and hospitals along the Regnitz describe what they lack. You can read everything without an account; those who take part know beforehand what happens to their idea.',
    },
  },
  {
    slug: 'kunststoffnetz-fichtelgebirge',
    name: 'Kunststoffnetz Fichtelgebirge',
    city: 'Bayreuth',
    state: { de: 'Bayern', en: 'Bavaria' },
    lead: '#5a3a1c',
    companion: '#c98a1b',
    fields: [
      { de: 'Kunststoffverarbeitung', en: 'Plastics processing' },
      { de: 'Leichtbau', en: 'Lightweight construction' },
      { de: 'Rezyklate', en: 'Recycled plastics' },
    ],
    founded: 2004,
    members: 96,
    contact: ['Karin Höllerich', '0921 9999-31'],
    headline: {
      de: 'Aus Fasern, Granulat und Fragen werden Bauteile.',
      en: 'Fibres, granules and questions become parts.',
    },
    intro: {
      de: 'Verarbeiter aus Oberfranken suchen Verfahren, die in der eigenen Halle noch niemand kennt.',
      en: 'Processors from Upper Franconia look for methods that nobody in their own hall knows yet.',
    },
  },
  {
    slug: 'optikverbund-neckar',
    name: 'Optikverbund Neckar',
    city: 'Heidelberg',
    state: { de: 'Baden-Württemberg', en: 'Baden-Württemberg' },
    lead: '#7a1f3d',
    companion: '#d98a2b',
    fields: [
      { de: 'Photonik', en: 'Photonics' },
      { de: 'Messtechnik', en: 'Metrology' },
      { de: 'Optik', en: 'Optics' },
    ],
    founded: 2009,
    members: 74,
    contact: ['Dr. Arjun Pfeiffer', '06221 9999-58'],
    headline: { de: 'Licht misst, was die Hand nicht fühlt.', en: 'Light measures what no hand can feel.' },
    intro: {
      de: 'Optikfirmen und Institute am Neckar bringen ihre Messaufgaben mit und lösen die der anderen.',
      en: 'Optics companies and institutes on the Neckar bring their measuring tasks along and solve those of others.',
    },
  },
  {
    slug: 'keramikforum-saale',
    name: 'Keramikforum Saale',
    city: 'Jena',
    state: { de: 'Thüringen', en: 'Thuringia' },
    lead: '#3b3f46',
    companion: '#c7502d',
    fields: [
      { de: 'Technische Keramik', en: 'Technical ceramics' },
      { de: 'Werkstoffprüfung', en: 'Materials testing' },
    ],
    founded: 2011,
    members: 52,
    contact: ['Grit Ehrlicher', '03641 9999-12'],
    headline: { de: 'Harte Werkstoffe, offene Fragen.', en: 'Hard materials, open questions.' },
    intro: {
      de: 'Vom Pulver bis zum Implantat: Das Forum verbindet Betriebe und Prüfstellen entlang der Saale.',
      en: 'From powder to implant: the forum connects firms and test laboratories along the Saale.',
    },
  },
  {
    slug: 'windkraft-nordlicht',
    name: 'Windkraft Nordlicht',
    city: 'Husum',
    state: { de: 'Schleswig-Holstein', en: 'Schleswig-Holstein' },
    lead: '#0b5a78',
    companion: '#e0a526',
    fields: [
      { de: 'Windenergie', en: 'Wind energy' },
      { de: 'Stahlbau', en: 'Steel construction' },
      { de: 'Netze', en: 'Power grids' },
    ],
    founded: 2006,
    members: 131,
    contact: ['Frauke Petersen', '04841 9999-70'],
    headline: { de: 'Der Wind fragt nicht, wir schon.', en: 'The wind never asks. We do.' },
    intro: {
      de: 'Betreiber, Werften und Zulieferer der Küste suchen Antworten auf das, was draußen kaputtgeht.',
      en: 'Operators, yards and suppliers on the coast look for answers to what breaks out there.',
    },
  },
  {
    slug: 'wandel-lausitz',
    name: 'Wandel Lausitz',
    city: 'Cottbus',
    state: { de: 'Brandenburg', en: 'Brandenburg' },
    lead: '#4a5a1e',
    companion: '#c26a1d',
    fields: [
      { de: 'Energie', en: 'Energy' },
      { de: 'Kreislaufwirtschaft', en: 'Circular economy' },
      { de: 'Mobilität', en: 'Mobility' },
    ],
    founded: 2018,
    members: 88,
    contact: ['Lena Brückner', '0355 9999-205'],
    headline: { de: 'Eine Region erfindet ihre Arbeit neu.', en: 'A region invents its work anew.' },
    intro: {
      de: 'Betriebe im Umbruch stellen Fragen, deren Antworten neue Arbeit schaffen sollen.',
      en: 'Firms in transition ask questions whose answers are meant to create new work.',
    },
  },
  {
    slug: 'logistik-ruhrbogen',
    name: 'Logistik Ruhrbogen',
    city: 'Dortmund',
    state: { de: 'Nordrhein-Westfalen', en: 'North Rhine-Westphalia' },
    lead: '#8a2b12',
    companion: '#2e6f8e',
    fields: [
      { de: 'Logistik', en: 'Logistics' },
      { de: 'Robotik', en: 'Robotics' },
      { de: 'Software', en: 'Software' },
    ],
    founded: 2003,
    members: 240,
    contact: ['Mehmet Aksoy', '0231 9999-66'],
    headline: {
      de: 'Was bewegt werden muss, braucht gute Ideen.',
      en: 'What has to be moved needs good ideas.',
    },
    intro: {
      de: 'Speditionen, Häfen und Softwarehäuser beschreiben, wo es im Lager und auf der Straße hakt.',
      en: 'Carriers, ports and software houses describe where warehouse and road get stuck.',
    },
  },
  {
    slug: 'agrartechnik-elbaue',
    name: 'Agrartechnik Elbaue',
    city: 'Magdeburg',
    state: { de: 'Sachsen-Anhalt', en: 'Saxony-Anhalt' },
    lead: '#3f6212',
    companion: '#b45309',
    fields: [
      { de: 'Landtechnik', en: 'Agricultural machinery' },
      { de: 'Lebensmittel', en: 'Food' },
      { de: 'Sensorik', en: 'Sensors' },
    ],
    founded: 2012,
    members: 67,
    contact: ['Ulrike Dannhauer', '0391 9999-84'],
    headline: {
      de: 'Zwischen Acker und Teller liegen viele Fragen.',
      en: 'Many questions lie between field and plate.',
    },
    intro: {
      de: 'Landwirtschaft und Verarbeitung an der Elbe suchen Technik, die mit weniger auskommt.',
      en: 'Farming and processing along the Elbe look for technology that gets by with less.',
    },
  },
  {
    slug: 'luftfahrt-bodensee',
    name: 'Luftfahrt Bodensee',
    city: 'Friedrichshafen',
    state: { de: 'Baden-Württemberg', en: 'Baden-Württemberg' },
    lead: '#1d3557',
    companion: '#5b9bd5',
    fields: [
      { de: 'Luftfahrt', en: 'Aviation' },
      { de: 'Oberflächen', en: 'Surfaces' },
      { de: 'Kabine', en: 'Cabins' },
    ],
    founded: 2005,
    members: 109,
    contact: ['Regula Amann', '07541 9999-19'],
    headline: {
      de: 'Was fliegt, muss leichter, sauberer und leiser werden.',
      en: 'What flies must get lighter, cleaner and quieter.',
    },
    intro: {
      de: 'Zulieferer rund um den See öffnen ihre schwierigsten Aufgaben für Fachleute anderer Branchen.',
      en: 'Suppliers around the lake open their hardest tasks to experts from other sectors.',
    },
  },
  {
    slug: 'holzbau-eifel',
    name: 'Holzbau Eifel',
    city: 'Daun',
    state: { de: 'Rheinland-Pfalz', en: 'Rhineland-Palatinate' },
    lead: '#2f4a2b',
    companion: '#b07d3c',
    fields: [
      { de: 'Holzbau', en: 'Timber construction' },
      { de: 'Bauphysik', en: 'Building physics' },
      { de: 'Forst', en: 'Forestry' },
    ],
    founded: 2014,
    members: 45,
    contact: ['Matthias Thelen', '06592 9999-7'],
    headline: {
      de: 'Mit Holz bauen heißt mit Fragen bauen.',
      en: 'Building with wood means building with questions.',
    },
    intro: {
      de: 'Zimmereien, Sägewerke und Planungsbüros fragen nach Verbindungen, Feuchte und Lärm.',
      en: 'Carpenters, sawmills and planners ask about joints, moisture and noise.',
    },
  },
  {
    slug: 'wasserstoff-weser',
    name: 'Wasserstoff Weser',
    city: 'Bremen',
    state: { de: 'Bremen', en: 'Bremen' },
    lead: '#12505b',
    companion: '#d1495b',
    fields: [
      { de: 'Wasserstoff', en: 'Hydrogen' },
      { de: 'Speicher', en: 'Storage' },
      { de: 'Anlagenbau', en: 'Plant construction' },
    ],
    founded: 2019,
    members: 81,
    contact: ['Dr. Ines Vogelsang', '0421 9999-300'],
    headline: {
      de: 'Das leichteste Gas stellt die schwersten Fragen.',
      en: 'The lightest gas asks the heaviest questions.',
    },
    intro: {
      de: 'Anlagenbau, Häfen und Forschung an der Weser machen Wasserstoff alltagstauglich.',
      en: 'Plant builders, ports and researchers on the Weser make hydrogen fit for everyday use.',
    },
  },
];

function addressOf(name: string): string {
  const account = demoPeople.find((person) => person.name === name);
  if (!account) throw new Error(`The demo names ${name} as a contact, who has no account`);
  return account.email;
}

/** The twelve invented clusters; their events lie relative to `now`. */
export function demoClusters(now: Date): DemoCluster[] {
  return sketches.map((sketch) => ({
    slug: sketch.slug,
    name: sketch.name,
    language: 'de',
    brand: { lead: sketch.lead, companion: sketch.companion },
    contact: {
      name: sketch.contact[0],
      phone: sketch.contact[1],
      role: { de: 'Clustermanagement', en: 'Cluster management' },
      // An account's address: complaints about a challenge reach it.
      email: addressOf(sketch.contact[0]),
      hours: { de: 'Mo. bis Do., 9 bis 16 Uhr', en: 'Mon to Thu, 9 am to 4 pm' },
    },
    content: {
      tagline: { de: 'Portal für offene Innovation', en: 'Portal for open innovation' },
      headline: sketch.headline,
      lead: sketch.intro,
      about: sketch.intro,
      imprint,
      privacy,
      events: eventsOf(sketch, now),
      news: [],
      links: linksTo(sketch.slug),
    },
    facts: {
      fields: sketch.fields,
      states: [sketch.state],
      country: { de: 'Deutschland', en: 'Germany' },
      city: sketch.city,
      founded: sketch.founded,
      members: sketch.members,
    },
    source: { name: 'demo', licence: 'EUPL-1.2' },
  }));
}

/** Addresses that nobody has, as everybody of the demo. */
function linksTo(slug: string) {
  return [
    { title: { de: 'Das Cluster im Netz', en: 'The cluster’s website' }, url: `https://${slug}.example/` },
    { title: { de: 'Mitglied werden', en: 'Become a member' }, url: `https://${slug}.example/mitglied` },
  ];
}

function eventsOf({ city }: Sketch, now: Date): PortalContent['events'] {
  return [
    {
      startsAt: atHour(now, 4, 15),
      title: { de: 'Sprechstunde Schutzrechte', en: 'Consultation on intellectual property' },
      note: {
        de: 'Online, mit zwei Transferstellen. Ohne Anmeldung.',
        en: 'Online, with two transfer offices. No registration.',
      },
    },
    {
      startsAt: atHour(now, 11, 16),
      title: { de: 'Fragen an Challenge-Geber', en: 'Ask the companies' },
      note: { de: `In ${city} und online.`, en: `In ${city} and online.` },
    },
    {
      startsAt: atHour(now, 18, 9),
      title: { de: 'Challenge-Werkstatt', en: 'Drafting workshop' },
      note: {
        de: `In ${city}. Aus einem Bedarf wird eine Frage.`,
        en: `In ${city}. A need becomes a question.`,
      },
    },
  ];
}
