/** What people of the demo do when it has started: invented like the rest of it, in the language they write in. */

type File = { name: string; text: string };

export type DemoSubmission = {
  /** Keys of the demo's people and challenges. */
  who: string;
  challenge: string;
  /** For the organisation that the person belongs to; a member's word waits for a signatory. */
  forOrganisation?: boolean;
  solution: { title: string; summary: string; body: string };
  file?: File;
  submits: boolean;
};

export type DemoOffice = {
  /** Names it, and is its head. */
  who: string;
  days: number;
  /** Its answer to one request; `note` limits it. */
  gives: { challenge: string; note: string };
};

export type DemoGroup = {
  manager: string;
  challenge: string;
  name: string;
  purpose: string;
  members: string[];
  threads: { title: string; posts: { by: string; text: string }[] }[];
  file: File & { by: string };
};

export const demoSubmissions: DemoSubmission[] = [
  {
    who: 'expert',
    challenge: 'fibre-grip',
    solution: {
      title: 'Greifen mit Frost: eine Eisschicht von einem Zehntelmillimeter',
      summary:
        'Ein feuchter Film gefriert am Greifer in unter einer Sekunde, hält das Gelege auf der ganzen Fläche und löst sich mit einem warmen Luftstoß. Nichts drückt, nichts sticht, keine Faser wandert.',
      body: '## Prinzip\n\nEine Platte mit Peltier-Elementen kühlt auf minus 8 °C. Ein Sprühstoß von 4 g/m² Wasser gefriert zwischen Platte und oberster Faserlage.\n\n## Was noch fehlt\n\n- Taktzeit bei 1,2 m²: gerechnet 7,4 s, gemessen erst an 0,3 m²\n- Restfeuchte nach dem Ablegen',
    },
    submits: false,
  },
  {
    who: 'expert',
    challenge: 'packaging',
    solution: {
      title: 'Ein Farbstoff, der Zeit und Wärme zählt',
      summary:
        'Ein gedruckter Streifen ändert seine Farbe mit jeder Stunde über der Solltemperatur. Eine gewöhnliche Kamera liest ihn; ein zweiter Streifen gleicht das Licht aus.',
      body: '## Wie es geht\n\nZwei Drucke nebeneinander: einer reagiert auf Wärme, einer bleibt, wie er ist. Ihr Verhältnis ist von Beleuchtung und Kamera unabhängig.\n\n## Woran man den Erfolg sieht\n\nIm Klimaschrank lag der Fehler nach 14 Tagen bei 6 Stunden. Die Messreihe liegt bei.\n\n## Was es kostet\n\nUnter 0,4 Cent je Packung auf vorhandenen Druckmaschinen.',
    },
    file: {
      name: 'Messreihe Klimaschrank.txt',
      text: 'Tag;Solltemperatur;gemessen;Fehler in Stunden\n1;6;6,1;0\n4;6;9,8;2\n9;6;6,0;4\n14;6;7,2;6\n',
    },
    submits: true,
  },
  {
    who: 'colleague',
    challenge: 'capsule',
    forOrganisation: true,
    solution: {
      title: 'Poröse Keramik, die erst bei Entzündung öffnet',
      summary:
        'Poren von 40 Nanometern sind mit einem Peptid verschlossen, das nur Enzyme entzündeten Gewebes spalten. Davor tritt fast nichts aus, danach der Wirkstoff über drei Tage.',
      body: '## Aufbau\n\nHohlkugeln aus Calciumphosphat, 3 µm im Mittel. Der Verschluss ist kovalent gebunden und hält in Puffer über 60 Tage.\n\n## Belege\n\nFreisetzung ohne Enzym: 1,8 % in 30 Tagen. Mit Enzym: 82 % in 72 Stunden, vier Wiederholungen.',
    },
    submits: true,
  },
  {
    who: 'fellow',
    challenge: 'wet-paint',
    forOrganisation: true,
    solution: {
      title: 'Zwei Wellenlängen, ein Spiegel',
      summary:
        'Wasser und Bindemittel dämpfen zwei Wellenlängen verschieden stark. Aus dem Verhältnis folgt die Dicke der nassen Schicht, ohne sie zu berühren.',
      body: '## Stand\n\nVersuche an Glas und Blech. Die Auswertung für gekrümmte Teile beginnt im nächsten Monat.',
    },
    submits: false,
  },
];

/** The transfer office of the expert's university: one of two requests is answered, the other waits. */
export const demoOffice: DemoOffice = {
  who: 'office',
  days: 14,
  gives: {
    challenge: 'packaging',
    note: 'Nur die Auswertung; über den Farbstoff sprechen wir zuerst mit Ihnen.',
  },
};

export const demoRequests = [{ who: 'newcomer', cluster: 'biocluster-isartal' }];

export const demoGroup: DemoGroup = {
  manager: 'manager',
  challenge: 'gene-analysis',
  name: 'Probenprüfung: Pilotphase',
  purpose: 'Wir bereiten den Pilotauftrag vor: Messplan, Geräte, Zeitplan.',
  members: ['company', 'expert', 'colleague'],
  threads: [
    {
      title: 'Wann beginnen wir?',
      posts: [
        { by: 'company', text: 'Unser Labor ist ab der zweiten Januarwoche frei. Passt das?' },
        {
          by: 'expert',
          text: 'Für mich ja. Die zwölf Marker stehen fest, die Primer sind bestellt.',
        },
        { by: 'colleague', text: 'Auch hier. Ich bringe das zweite Gerät mit.' },
      ],
    },
    {
      title: 'Proben für den Blindversuch',
      posts: [
        {
          by: 'manager',
          text: 'Zweihundert Proben, zwanzig davon vertauscht. Die Liste kennt bis zum Ende nur das Clusterbüro.',
        },
        { by: 'company', text: 'Einverstanden. Wir kleben neutrale Etiketten.' },
      ],
    },
  ],
  file: {
    by: 'expert',
    name: 'Messplan Pilotphase.txt',
    text: 'Woche 1: Geräte abgleichen\nWoche 2: 100 Proben, erste Auswertung\nWoche 3: 100 Proben\nWoche 4: Auswertung, Bericht\n',
  },
};
