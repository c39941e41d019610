import type { accountsRpc, InputOf } from '@allmende/contracts';

export type DemoPerson = Omit<InputOf<typeof accountsRpc.bringInAccount>, 'password'> & {
  key: string;
  role: { de: string; en: string };
};

/** One password for all of them; the demo runs on the loopback address. */
export const demoPassword = 'feldweg-und-gatter';

const at = (slug: string, ...roles: ('member' | 'editor' | 'manager')[]) => [
  { clusterSlug: slug, roles: ['member' as const, ...roles], ofRecord: true },
];
const manages = { de: 'Clustermanagement, Vertrauensperson', en: 'cluster manager, takes complaints' };
const solves = { de: 'Fachleute', en: 'expert' };
const asks = { de: 'Challenge-Geber', en: 'company' };

/** Invented people; the first ones are named when the platform starts. */
export const demoPeople: DemoPerson[] = [
  {
    key: 'expert',
    email: 'svenja.hasslocher@neckartal.example',
    name: 'Svenja Haßlocher',
    role: solves,
    memberships: at('optikverbund-neckar'),
    organisation: {
      name: 'Hochschule Neckartal',
      role: 'member',
      verified: true,
      mailDomain: 'neckartal.example',
    },
  },
  {
    key: 'company',
    email: 'miriam.auer@auwald.example',
    name: 'Dr. Miriam Auer',
    role: asks,
    memberships: at('biocluster-isartal'),
    organisation: {
      name: 'Auwald Biologika AG',
      role: 'signatory',
      verified: true,
      mailDomain: 'auwald.example',
    },
  },
  {
    key: 'manager',
    email: 'hanna.moosrainer@biocluster-isartal.example',
    name: 'Dr. Hanna Moosrainer',
    role: manages,
    memberships: at('biocluster-isartal', 'manager', 'editor'),
  },
  {
    key: 'colleague',
    email: 'emre.yildiz@saalforst.example',
    name: 'Prof. Emre Yıldız',
    role: solves,
    memberships: at('keramikforum-saale'),
    organisation: {
      name: 'Institut Saalforst',
      role: 'signatory',
      verified: true,
      mailDomain: 'saalforst.example',
    },
  },
  {
    key: 'regnitzManager',
    email: 'tobias.wiesend@medizintechnik-regnitz.example',
    name: 'Tobias Wiesend',
    role: manages,
    memberships: at('medizintechnik-regnitz', 'manager'),
  },
  {
    key: 'regnitzCompany',
    email: 'jonas.petzold@strahlwerk.example',
    name: 'Jonas Petzold',
    role: asks,
    memberships: at('medizintechnik-regnitz'),
    organisation: {
      name: 'Strahlwerk Fürth GmbH',
      role: 'signatory',
      verified: true,
      mailDomain: 'strahlwerk.example',
    },
  },
  {
    key: 'operator',
    email: 'betrieb@allmende.example',
    name: 'Betrieb',
    role: { de: 'Betrieb', en: 'operator' },
    operator: true,
  },
  {
    key: 'secondOperator',
    email: 'betrieb.zwei@allmende.example',
    name: 'Betrieb, zweite Person',
    role: { de: 'Betrieb', en: 'operator' },
    operator: true,
  },
  {
    key: 'office',
    email: 'transferstelle@neckartal.example',
    name: 'Dr. Jutta Rehm',
    role: { de: 'Transferstelle', en: 'transfer office' },
    memberships: at('optikverbund-neckar'),
    organisation: { name: 'Hochschule Neckartal', role: 'signatory', verified: true },
  },
  {
    key: 'fellow',
    email: 'lea.brandt@saalforst.example',
    name: 'Dr. Lea Brandt',
    role: solves,
    memberships: at('keramikforum-saale'),
    organisation: { name: 'Institut Saalforst', role: 'member', verified: true },
  },
  {
    key: 'newcomer',
    email: 'ola.nowak@laborwerk.example',
    name: 'Ola Nowak',
    role: solves,
    organisation: { name: 'Laborwerk Sendling GmbH', role: 'member', verified: false },
  },
  manager('kunststoffnetz-fichtelgebirge', 'Karin Höllerich'),
  manager('optikverbund-neckar', 'Dr. Arjun Pfeiffer'),
  manager('keramikforum-saale', 'Grit Ehrlicher'),
  manager('windkraft-nordlicht', 'Frauke Petersen'),
  manager('wandel-lausitz', 'Lena Brückner'),
  manager('logistik-ruhrbogen', 'Mehmet Aksoy'),
  manager('agrartechnik-elbaue', 'Ulrike Dannhauer'),
  manager('luftfahrt-bodensee', 'Regula Amann'),
  manager('holzbau-eifel', 'Matthias Thelen'),
  manager('wasserstoff-weser', 'Dr. Ines Vogelsang'),
  company(
    'kunststoffnetz-fichtelgebirge',
    'Rolf Steinwald',
    'Steinwald Spritzguss GmbH',
    'steinwald.example',
  ),
  company('optikverbund-neckar', 'Dr. Paula Kern', 'Kern Schichtmesstechnik GmbH', 'kern-schicht.example'),
  company('luftfahrt-bodensee', 'Andrea Sutter', 'Seekabine AG', 'seekabine.example'),
  company('agrartechnik-elbaue', 'Henrik Börde', 'Bördefrisch eG', 'boerdefrisch.example'),
  company('wasserstoff-weser', 'Dr. Nils Harms', 'Harms Tankbau GmbH', 'harms-tankbau.example'),
];

function manager(slug: string, name: string): DemoPerson {
  return {
    key: `${slug}:manager`,
    email: `clusterbuero@${slug}.example`,
    name,
    role: manages,
    memberships: at(slug, 'manager'),
  };
}

function company(slug: string, name: string, organisation: string, mailDomain: string): DemoPerson {
  return {
    key: `${slug}:company`,
    email: `innovation@${mailDomain}`,
    name,
    role: asks,
    memberships: at(slug),
    organisation: { name: organisation, role: 'signatory', verified: true, mailDomain },
  };
}
