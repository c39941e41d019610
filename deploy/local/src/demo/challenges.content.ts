import type { ChallengeState, challengesRpc, InputOf } from '@allmende/contracts';

type BringIn = InputOf<typeof challengesRpc.bringInChallenge>;
type Draft = BringIn['draft'];
type Outcome = Omit<NonNullable<BringIn['outcome']>, 'decidedAt'> & { decidedDaysAgo: number };

export type DemoChallenge = {
  /** Stays the same when texts change: it names the challenge on every start. */
  key: string;
  cluster: string;
  /** Key of the person who asks; the organisation is theirs. */
  company: string;
  shownBy: 'all' | string[];
  state: Extract<ChallengeState, BringIn['state']>;
  /** Days from the first start: opens, closes, decision. */
  days: [opens: number, closes: number, decision: number];
  draft: Omit<Draft, 'shownBy' | 'opensAt' | 'closesAt' | 'decisionBy' | 'contact'>;
  outcome?: Outcome;
};

const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' });

/** Questions of invented companies, in words of ours; dates lie relative to the first start. */
export const demoChallenges: DemoChallenge[] = [
  {
    key: 'radiation',
    cluster: 'medizintechnik-regnitz',
    company: 'regnitzCompany',
    shownBy: ['biocluster-isartal', 'optikverbund-neckar', 'keramikforum-saale', 'wandel-lausitz'],
    state: 'open',
    days: [-30, 12, 54],
    draft: {
      original: 'de',
      question: {
        de: 'Strahlentherapie der Zukunft: Wie folgt der Strahl einem Tumor, der sich mit jedem Atemzug verschiebt?',
        en: 'Radiation therapy of the future: how does the beam follow a tumour that moves with every breath?',
      },
      lead: {
        de: 'Gesucht ist ein Verfahren, das die Lage eines Lungentumors während der Bestrahlung alle 50 Millisekunden kennt, ohne zusätzliche Röntgendosis.',
        en: 'We look for a method that knows the position of a lung tumour every 50 milliseconds during treatment, without any additional X-ray dose.',
      },
      wantedResult: {
        de: 'Ein Messverfahren mit Auswertung, das die Lage des Tumors auf **2 mm** genau schätzt und spätestens nach 50 ms meldet.\n\n- Ein Funktionsmuster am Phantom genügt.\n- Ein Konzept mit Messdaten und belastbarer Fehlerrechnung ebenso.\n\nAusdrücklich willkommen sind Antworten aus anderen Fächern, etwa aus der Schwingungsmessung, dem Radar oder dem Sport.',
        en: 'A measuring method with its evaluation that estimates the tumour’s position to within **2 mm** and reports it no later than 50 ms.\n\n- A working model on a phantom is enough.\n- So is a concept with measured data and a sound error analysis.\n\nAnswers from other fields are expressly welcome, such as vibration measurement, radar or sport.',
      },
      constraints: {
        de: '- Nichts, was am Körper klebt oder implantiert wird\n- Einbau an Geräte mit 80 cm Bohrung\n- Betrieb im Streufeld des Beschleunigers\n- Einrichten in höchstens drei Minuten je Patientin oder Patient',
        en: '- Nothing glued to the body or implanted\n- Fits machines with a bore of 80 cm\n- Works in the stray field of the accelerator\n- Set up in no more than three minutes per patient',
      },
      successMeasure: {
        de: 'Wir messen an einem bewegten Phantom mit zwölf aufgezeichneten Atemkurven. Es zählt der größte Fehler im schlechtesten Zehntel der Zeit, nicht der Mittelwert.',
        en: 'We measure on a moving phantom with twelve recorded breathing curves. What counts is the largest error in the worst tenth of the time, not the average.',
      },
      background: {
        de: 'Heute wird der Bereich, den ein Tumor beim Atmen überstreicht, als Ganzes bestrahlt. Gesundes Gewebe bekommt dabei bis zu einem Drittel der Dosis mit. Röntgenbilder während der Behandlung zeigen die Lage, erhöhen aber die Dosis.',
        en: 'Today the whole range that a tumour sweeps while breathing is treated. Healthy tissue receives up to a third of the dose along with it. X-ray images during treatment show the position but add to the dose.',
      },
      alreadyTried: {
        de: 'Oberflächenkameras sehen die Haut, nicht den Tumor: Bei ruhiger Bauchatmung lag der Fehler über 6 mm. Ein Gurt mit Dehnungsstreifen verrutschte in vier von zehn Sitzungen.',
        en: 'Surface cameras see the skin, not the tumour: with calm abdominal breathing the error exceeded 6 mm. A belt with strain gauges slipped in four of ten sessions.',
      },
      forMembers: {
        de: 'An zwei Nachmittagen vor dem Einreichungsschluss zeigen wir das Phantom in unserem Labor in Erlangen. Wer kommen möchte, ruft bitte den Kontakt an.',
        en: 'On two afternoons before the closing date we show the phantom in our laboratory in Erlangen. If you would like to come, please call the contact.',
      },
      brief: {
        de: '**Atemkurven.** Die zwölf Kurven, an denen wir messen, je 180 Sekunden lang. Hub von Kopf nach Fuß in Millimetern / Periode in Sekunden:\n\n- ruhig: 8 / 4,1 · 9 / 4,4 · 11 / 4,0 · 12 / 4,8\n- tief: 18 / 5,2 · 21 / 5,6 · 24 / 6,1\n- unregelmäßig: 7 bis 19 / 3,2 bis 6,4 · 10 bis 22 / 2,9 bis 5,8 · 6 bis 15 / 3,5 bis 7,0\n- mit Husten: 12 / 4,3, dreimal unterbrochen · 15 / 4,9, fünfmal unterbrochen\n\n**Phantom.** Zylinder aus Acrylglas, innen 280 mm weit und 340 mm hoch, mit Wasser gefüllt. Der Tumor ist eine Kugel aus Silikon von 24 mm an einem Kohlefaserstab; die Haut ist eine Folie, die um ein Drittel des Hubs und 0,3 s später mitgeht.\n\n**Schnittstelle.** Die Steuerung nimmt Lagewerte als UDP-Paket mit 20\u00a0Hz entgegen: Zeitstempel in Mikrosekunden, drei Koordinaten in Millimetern, geschätzter Fehler. Nach 120 ms ohne Paket hält sie den Strahl an.',
        en: '**Breathing curves.** The twelve curves that we measure with, 180 seconds each. Travel from head to foot in millimetres / period in seconds:\n\n- calm: 8 / 4.1 · 9 / 4.4 · 11 / 4.0 · 12 / 4.8\n- deep: 18 / 5.2 · 21 / 5.6 · 24 / 6.1\n- irregular: 7 to 19 / 3.2 to 6.4 · 10 to 22 / 2.9 to 5.8 · 6 to 15 / 3.5 to 7.0\n- with coughs: 12 / 4.3, interrupted three times · 15 / 4.9, interrupted five times\n\n**Phantom.** A cylinder of acrylic glass, 280 mm wide and 340 mm high inside, filled with water. The tumour is a silicone ball of 24 mm on a carbon-fibre rod; the skin is a film that follows by a third of the travel and 0.3 s later.\n\n**Interface.** The controller takes position values as UDP packets at 20\u00a0Hz: a time stamp in microseconds, three coordinates in millimetres, the estimated error. After 120 ms without a packet it stops the beam.',
      },
      briefNote: {
        de: 'Atemkurven, Maße des Phantoms und die Schnittstelle der Steuerung',
        en: 'Breathing curves, dimensions of the phantom and the controller’s interface',
      },
      topic: 'medical-technology',
      criteria: [
        { name: { de: 'Genauigkeit', en: 'Accuracy' }, weight: 40 },
        { name: { de: 'Verzögerung', en: 'Delay' }, weight: 25 },
        { name: { de: 'Aufwand im Klinikalltag', en: 'Effort in daily practice' }, weight: 20 },
        { name: { de: 'Reife', en: 'Maturity' }, weight: 15 },
      ],
      reward: {
        kind: 'money',
        amount: euros(25_000),
        note: { de: 'und ein bezahlter Versuch in der Klinik', en: 'and a paid trial in a hospital' },
      },
      rightsModel: 'option',
      termsBlanks: {},
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
  },
  {
    key: 'gene-analysis',
    cluster: 'biocluster-isartal',
    company: 'company',
    shownBy: 'all',
    state: 'decided',
    days: [-160, -75, -40],
    draft: {
      original: 'de',
      question: {
        de: 'Computergestützte Genanalyse: Wie erkennt ein Labor eine falsche Probe, bevor sie sequenziert ist?',
        en: 'Computer-aided gene analysis: how does a laboratory notice a swapped sample before it is sequenced?',
      },
      lead: {
        de: 'Vertauschte Proben fallen heute erst in den fertigen Daten auf. Gesucht war eine Prüfung, die vor der teuren Sequenzierung anschlägt.',
        en: 'Swapped samples are noticed only in the finished data today. We looked for a check that strikes before the expensive sequencing.',
      },
      wantedResult: {
        de: 'Ein Verfahren, das aus zwölf Markern oder weniger in unter zwei Stunden sagt, ob eine Probe zu ihrer Akte gehört.',
        en: 'A method that says from twelve markers or fewer, in under two hours, whether a sample belongs to its file.',
      },
      constraints: {
        de: '- Materialkosten unter 4 Euro je Probe\n- Geräte, die ein Routinelabor schon hat',
        en: '- Material below 4 euros per sample\n- Equipment that a routine laboratory already has',
      },
      successMeasure: {
        de: 'Blindversuch mit 200 Proben, darunter 20 vertauschte.',
        en: 'A blind trial with 200 samples, 20 of them swapped.',
      },
      topic: 'biotechnology',
      criteria: [
        { name: { de: 'Treffsicherheit', en: 'Reliability' }, weight: 60 },
        { name: { de: 'Kosten je Probe', en: 'Cost per sample' }, weight: 40 },
      ],
      reward: { kind: 'order', amount: euros(18_000), note: { de: 'Pilotauftrag', en: 'Pilot order' } },
      rightsModel: 'licence',
      termsBlanks: { licenceField: { de: 'Humandiagnostik', en: 'human diagnostics' } },
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
    outcome: {
      decidedDaysAgo: 38,
      winner: 'Institut Saalforst',
      reason: {
        de: 'Der ausgezeichnete Vorschlag fand im Blindversuch alle 20 vertauschten Proben und kommt mit acht Markern aus. Kein anderer blieb unter 4 Euro.',
        en: 'The awarded solution found all 20 swapped samples in the blind trial and needs only eight markers. No other stayed below 4 euros.',
      },
      story: {
        de: 'Zwei Labore in München und Jena erproben das Verfahren seit drei Wochen im Alltag. Der Pilotauftrag läuft bis zum Frühjahr, danach entscheidet das Unternehmen über die Serie.',
        en: 'Two laboratories in Munich and Jena have been trying the method in daily work for three weeks. The pilot order runs until spring; then the company decides on series use.',
      },
      submissions: 23,
      clusters: 7,
    },
  },
  {
    key: 'capsule',
    cluster: 'biocluster-isartal',
    company: 'company',
    shownBy: ['medizintechnik-regnitz', 'optikverbund-neckar', 'keramikforum-saale'],
    state: 'open',
    days: [-9, 33, 75],
    draft: {
      original: 'de',
      question: {
        de: 'Wie gibt eine Kapsel ihren Wirkstoff erst dann frei, wenn das Gewebe ihn wirklich braucht?',
        en: 'How does a capsule release its drug only when the tissue really needs it?',
      },
      lead: {
        de: 'Nanokapseln lassen sich füllen und lenken. Was fehlt, ist ein Auslöser, der auf Entzündung antwortet und nicht auf die Uhr.',
        en: 'Nanocapsules can be filled and guided. What is missing is a trigger that answers to inflammation and not to the clock.',
      },
      wantedResult: {
        de: 'Ein Auslöseprinzip mit Messreihe im Zellmodell: unter 5 % Freigabe in gesundem Gewebe über 48 Stunden, über 70 % in entzündetem innerhalb von sechs Stunden.',
        en: 'A trigger principle with a series of measurements in a cell model: below 5 % release in healthy tissue over 48 hours, above 70 % in inflamed tissue within six hours.',
      },
      constraints: {
        de: '- Teilchen unter 200 nm\n- Nur Hilfsstoffe mit Zulassung\n- Lagerfähig bei Raumtemperatur',
        en: '- Particles below 200 nm\n- Approved excipients only\n- Stable at room temperature',
      },
      successMeasure: {
        de: 'Wir wiederholen die zwei besten Messreihen in unserem Labor mit eigenen Zellen.',
        en: 'We repeat the two best series in our laboratory with cells of our own.',
      },
      background: {
        de: 'Die Dosierung nach Zeitplan trifft bei schubweisen Krankheiten selten den richtigen Tag.',
        en: 'Dosing by schedule rarely hits the right day in diseases that come in flares.',
      },
      briefNote: {
        de: 'Aufbau der heutigen Kapsel und ihre Freigabe im Versuch',
        en: 'Build of today’s capsule and its release in trials',
      },
      brief: {
        de: 'Die heutige Hülle besteht aus drei Lagen: innen Chitosan (40 nm), dann Alginat (25 nm), außen Polyethylenglykol (15 nm). Freigabe im Mittel aus 18 Versuchen:\n\n- gesundes Gewebe: 9 % nach 6 Stunden, 14 % nach 24, 22 % nach 48\n- entzündetes Gewebe: 31 % nach 6 Stunden, 44 % nach 24, 52 % nach 48\n\nDie mittlere Lage löst sich bei pH 6,5 zu langsam; an ihr setzt die Frage an.',
        en: 'Today’s shell has three layers: chitosan inside (40 nm), then alginate (25 nm), polyethylene glycol outside (15 nm). Release, mean of 18 trials:\n\n- healthy tissue: 9 % after 6 hours, 14 % after 24, 22 % after 48\n- inflamed tissue: 31 % after 6 hours, 44 % after 24, 52 % after 48\n\nThe middle layer dissolves too slowly at pH 6.5; that is where the question starts.',
      },
      topic: 'biotechnology',
      criteria: [
        { name: { de: 'Schärfe des Auslösers', en: 'Sharpness of the trigger' }, weight: 50 },
        { name: { de: 'Weg zur Zulassung', en: 'Path to approval' }, weight: 30 },
        { name: { de: 'Herstellbarkeit', en: 'Manufacturability' }, weight: 20 },
      ],
      reward: {
        kind: 'project',
        note: { de: 'Gemeinsames Projekt über zwölf Monate', en: 'Joint project of twelve months' },
      },
      rightsModel: 'first-talk',
      termsBlanks: { firstTalkWeeks: 8 },
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
  },
  {
    key: 'cabin-surface',
    cluster: 'luftfahrt-bodensee',
    company: 'luftfahrt-bodensee:company',
    shownBy: 'all',
    state: 'open',
    days: [-40, 3, 30],
    draft: {
      original: 'de',
      question: {
        de: 'Welche Oberfläche hält Keime in der Flugzeugkabine klein, auch nach tausend Mal Wischen?',
        en: 'Which surface keeps germs down in an aircraft cabin, even after a thousand wipes?',
      },
      lead: {
        de: 'Armlehnen und Tische werden nach jedem Flug gewischt. Die heutigen Beschichtungen verlieren dabei in wenigen Monaten ihre Wirkung.',
        en: 'Armrests and tables are wiped after every flight. Today’s coatings lose their effect within months.',
      },
      wantedResult: {
        de: 'Eine Oberfläche oder Beschichtung, die nach 1.000 Wischzyklen noch mindestens 99 % der Keime in zwei Stunden unwirksam macht.',
        en: 'A surface or coating that still disables at least 99 % of germs within two hours after 1,000 wiping cycles.',
      },
      constraints: {
        de: '- Kein Silber, kein Triclosan\n- Brandprüfung der Kabine\n- Auftrag auf vorhandene Bauteile möglich',
        en: '- No silver, no triclosan\n- Passes cabin fire tests\n- Can be applied to existing parts',
      },
      successMeasure: {
        de: 'Wischprüfstand mit drei üblichen Reinigern, danach Keimprüfung durch ein unabhängiges Labor.',
        en: 'Wiping rig with three common cleaners, then a germ test by an independent laboratory.',
      },
      topic: 'aerospace',
      criteria: [
        { name: { de: 'Wirkung nach Abrieb', en: 'Effect after abrasion' }, weight: 60 },
        { name: { de: 'Verträglichkeit', en: 'Tolerance' }, weight: 40 },
      ],
      reward: {
        kind: 'order',
        amount: euros(30_000),
        note: { de: 'Pilotauftrag für eine Kabine', en: 'Pilot order for one cabin' },
      },
      rightsModel: 'licence-exclusive',
      termsBlanks: { licenceField: { de: 'Luftfahrt', en: 'aviation' }, licenceYears: 5 },
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
  },
  {
    key: 'wet-paint',
    cluster: 'optikverbund-neckar',
    company: 'optikverbund-neckar:company',
    shownBy: 'all',
    state: 'open',
    days: [-14, 26, 60],
    draft: {
      original: 'de',
      question: {
        de: 'Wie misst Licht im nahen Infrarot eine Lackschicht, die noch nass ist?',
        en: 'How can near-infrared light measure a coat of paint that is still wet?',
      },
      lead: {
        de: 'Die Dicke wird heute nach dem Trocknen geprüft, also zu spät. Gesucht ist eine Messung direkt hinter der Düse.',
        en: 'Thickness is checked after drying today, which is too late. We look for a measurement right behind the nozzle.',
      },
      wantedResult: {
        de: 'Ein Messprinzip für 20 bis 120 µm nasse Schicht, Fehler unter 2 µm, Bahngeschwindigkeit 3 m/s.',
        en: 'A measuring principle for 20 to 120 µm of wet coat, error below 2 µm, web speed 3 m/s.',
      },
      constraints: {
        de: '- Abstand zur Bahn mindestens 80 mm\n- Wechselnde Farbtöne\n- Augensicher ohne Schutzbrille',
        en: '- At least 80 mm from the web\n- Changing colours\n- Safe for eyes without goggles',
      },
      successMeasure: {
        de: 'Vergleich mit Wirbelstrommessung nach dem Trocknen an 500 Punkten.',
        en: 'Comparison with eddy-current measurement after drying at 500 points.',
      },
      topic: 'optics',
      criteria: [
        { name: { de: 'Genauigkeit', en: 'Accuracy' }, weight: 50 },
        { name: { de: 'Robustheit', en: 'Robustness' }, weight: 30 },
        { name: { de: 'Kosten', en: 'Cost' }, weight: 20 },
      ],
      reward: { kind: 'money', amount: euros(15_000) },
      rightsModel: 'solver-keeps',
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
  },
  {
    key: 'fibre-grip',
    cluster: 'kunststoffnetz-fichtelgebirge',
    company: 'kunststoffnetz-fichtelgebirge:company',
    shownBy: 'all',
    state: 'open',
    days: [-5, 19, 50],
    draft: {
      original: 'de',
      question: { de: 'Wie greift ein Roboter ein trockenes Fasergelege, ohne dass es sich verzieht?' },
      lead: {
        de: 'Formlabile Halbzeuge werden von Hand gelegt, weil jeder Greifer Falten zieht. Wir suchen ein Prinzip, das die Lage der Fasern erhält.',
      },
      wantedResult: {
        de: 'Ein Greifprinzip für Zuschnitte bis 1,2 m², das die Faserrichtung auf zwei Grad genau erhält und in unter acht Sekunden ablegt.',
      },
      constraints: {
        de: '- Keine Rückstände auf der Faser\n- Gelege von 150 bis 600 g/m²\n- Umrüsten ohne Werkzeug',
      },
      successMeasure: {
        de: 'Fünfzig Ablagen hintereinander, Vermessung mit Kamera, es zählt die schlechteste.',
      },
      topic: 'plastics',
      criteria: [
        { name: { de: 'Lagetreue', en: 'Fidelity of position' }, weight: 60 },
        { name: { de: 'Taktzeit', en: 'Cycle time' }, weight: 40 },
      ],
      reward: { kind: 'project', note: { de: 'Gemeinsames Projekt', en: 'Joint project' } },
      rightsModel: 'joint',
      termsBlanks: {
        jointAgreement: {
          de: 'Beide Seiten sind zu gleichen Teilen Inhaber dessen, was sie gemeinsam erarbeiten. Jede Seite nutzt es im eigenen Betrieb ohne Vergütung. Lizenzen an Dritte vergeben beide nur zusammen; Erlöse werden geteilt. Kosten der Anmeldung tragen beide je zur Hälfte.',
          en: 'Both sides own in equal shares what they work out together. Each side uses it in its own operations without payment. Licences to others are granted by both together only; proceeds are shared. Each side bears half of the filing costs.',
        },
      },
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
  },
  {
    key: 'packaging',
    cluster: 'agrartechnik-elbaue',
    company: 'agrartechnik-elbaue:company',
    shownBy: 'all',
    state: 'open',
    days: [-20, 40, 80],
    draft: {
      original: 'de',
      question: {
        de: 'Wie verrät eine Lebensmittelverpackung ihren ganzen Weg, ohne dass sie einen Chip trägt?',
        en: 'How does a food package tell its whole journey without carrying a chip?',
      },
      lead: {
        de: 'Rückverfolgbarkeit endet heute an der Palette. Gesucht ist eine Kennzeichnung für jede einzelne Packung, die im Recycling nicht stört.',
        en: 'Traceability ends at the pallet today. We look for a marking on every single package that does not disturb recycling.',
      },
      wantedResult: {
        de: 'Eine gedruckte oder geprägte Kennzeichnung, die eine Handykamera auch zerknittert liest.',
        en: 'A printed or embossed marking that a phone camera reads even when crumpled.',
      },
      constraints: {
        de: '- Unter 0,2 Cent je Packung\n- Lebensmittelrechtlich unbedenklich\n- Offen dokumentiert',
        en: '- Below 0.2 cents per package\n- Safe under food law\n- Openly documented',
      },
      successMeasure: {
        de: 'Lesequote an 1.000 Packungen nach Transport und Kühlhaus.',
        en: 'Reading rate on 1,000 packages after transport and cold storage.',
      },
      topic: 'agriculture',
      criteria: [
        { name: { de: 'Lesequote', en: 'Reading rate' }, weight: 50 },
        { name: { de: 'Kosten', en: 'Cost' }, weight: 50 },
      ],
      reward: { kind: 'money', amount: euros(8_000) },
      rightsModel: 'open',
      termsBlanks: { openLicence: 'CERN-OHL-P-2.0' },
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
  },
  {
    key: 'electrode',
    cluster: 'wasserstoff-weser',
    company: 'wasserstoff-weser:company',
    shownBy: ['windkraft-nordlicht', 'wandel-lausitz', 'biocluster-isartal'],
    state: 'scheduled',
    days: [5, 47, 90],
    draft: {
      original: 'de',
      question: {
        de: 'Welches Elektrodenmaterial kommt ohne Iridium aus und hält trotzdem fünf Jahre?',
        en: 'Which electrode material does without iridium and still lasts five years?',
      },
      lead: {
        de: 'Elektrolyseure hängen an einem der seltensten Metalle der Erde. Wir suchen den Ersatz, der die Probe der Zeit besteht.',
        en: 'Electrolysers depend on one of the rarest metals on earth. We look for a substitute that stands the test of time.',
      },
      wantedResult: {
        de: 'Ein Material mit Messdaten über 500 Stunden und einer Hochrechnung, die eine Fachjury nachvollziehen kann.',
        en: 'A material with measured data over 500 hours and a projection that experts can follow.',
      },
      constraints: {
        de: '- Kein Platinmetall\n- Stromdichte ab 1,5 A/cm²',
        en: '- No platinum-group metal\n- Current density from 1.5 A/cm²',
      },
      successMeasure: {
        de: 'Spannungsanstieg unter 5 µV je Stunde.',
        en: 'Voltage rise below 5 µV per hour.',
      },
      topic: 'hydrogen',
      criteria: [
        { name: { de: 'Haltbarkeit', en: 'Durability' }, weight: 70 },
        { name: { de: 'Kosten', en: 'Cost' }, weight: 30 },
      ],
      reward: { kind: 'money', amount: euros(40_000) },
      rightsModel: 'transfer',
      termsBlanks: { transferFee: euros(40_000) },
      eligibility: { kind: 'everyone' },
      seekerNamed: false,
      seekerDescription: {
        de: 'Unternehmen aus dem Anlagenbau, Name vertraulich',
        en: 'Plant-building company, name confidential',
      },
    },
  },
  {
    key: 'lenses',
    cluster: 'medizintechnik-regnitz',
    company: 'regnitzCompany',
    shownBy: ['biocluster-isartal'],
    state: 'open',
    days: [-3, 31, 70],
    draft: {
      original: 'de',
      question: {
        de: 'Wie lässt sich die Montage kleinster Linsen für Endoskope automatisieren?',
        en: 'How can the assembly of the smallest endoscope lenses be automated?',
      },
      lead: {
        de: 'Linsen unter einem Millimeter setzt heute eine Hand unter dem Mikroskop ein.',
        en: 'Lenses below one millimetre are placed by hand under a microscope today.',
      },
      wantedResult: {
        de: 'Ein Ablauf mit Greifer und Prüfung, der 60 Linsen je Stunde setzt.',
        en: 'A process with gripper and inspection that places 60 lenses an hour.',
      },
      constraints: {
        de: '- Reinraum Klasse 7\n- Zentrierung auf 10 µm',
        en: '- Clean room class 7\n- Centred to 10 µm',
      },
      successMeasure: {
        de: 'Ausschuss unter 2 % über 500 Linsen.',
        en: 'Rejects below 2 % over 500 lenses.',
      },
      topic: 'medical-technology',
      criteria: [{ name: { de: 'Ausbeute', en: 'Yield' }, weight: 100 }],
      reward: { kind: 'order', note: { de: 'Pilotauftrag', en: 'Pilot order' } },
      rightsModel: 'licence',
      termsBlanks: { licenceField: { de: 'Endoskopie', en: 'endoscopy' } },
      eligibility: { kind: 'own-cluster' },
      seekerNamed: false,
      seekerDescription: {
        de: 'Unternehmen aus der Medizintechnik, Name vertraulich',
        en: 'Medical-technology company, name confidential',
      },
    },
  },
  {
    key: 'corn-borer',
    cluster: 'agrartechnik-elbaue',
    company: 'agrartechnik-elbaue:company',
    shownBy: 'all',
    state: 'ended-without-award',
    days: [-150, -90, -60],
    draft: {
      original: 'de',
      question: {
        de: 'Wie findet eine Drohne den Maiszünsler, bevor er im Stängel sitzt?',
        en: 'How does a drone find the corn borer before it sits in the stalk?',
      },
      lead: {
        de: 'Gesucht war ein schonendes Verfahren aus der Luft.',
        en: 'We looked for a gentle method from the air.',
      },
      wantedResult: {
        de: 'Erkennung der Gelege auf der Blattunterseite aus drei Metern Höhe.',
        en: 'Detection of egg clusters on the underside of leaves from three metres.',
      },
      constraints: { de: '- Kein Pflanzenschutzmittel', en: '- No pesticide' },
      successMeasure: { de: 'Trefferquote auf zwei Versuchsfeldern.', en: 'Hit rate on two trial fields.' },
      topic: 'agriculture',
      criteria: [{ name: { de: 'Trefferquote', en: 'Hit rate' }, weight: 100 }],
      reward: { kind: 'money', amount: euros(5_000) },
      rightsModel: 'solver-keeps',
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
    outcome: {
      decidedDaysAgo: 58,
      winner: null,
      reason: {
        de: 'Kein Verfahren sah die Blattunterseite zuverlässig. Drei Teams waren nahe daran.',
        en: 'No method saw the underside of the leaf reliably. Three teams came close.',
      },
      story: {
        de: 'Die Genossenschaft stellt die Frage im Frühjahr neu, enger gefasst und mit zwei Versuchsfeldern, die allen offenstehen.',
        en: 'The cooperative will ask again in spring, more narrowly and with two trial fields that are open to all.',
      },
      submissions: 11,
      clusters: 5,
    },
  },
  {
    key: 'foam',
    cluster: 'biocluster-isartal',
    company: 'company',
    shownBy: ['medizintechnik-regnitz'],
    state: 'in-review',
    days: [6, 50, 85],
    draft: {
      original: 'de',
      question: {
        de: 'Welcher Sensor erkennt Schaum im Fermenter, bevor er den Filter erreicht?',
        en: 'Which sensor notices foam in a fermenter before it reaches the filter?',
      },
      lead: {
        de: 'Schaum kostet jede zehnte Charge. Die heutigen Sonden verkrusten.',
        en: 'Foam costs every tenth batch. Today’s probes crust over.',
      },
      wantedResult: {
        de: 'Ein Sensor, der 30 Sekunden vor dem Überschäumen warnt und dampfsterilisierbar ist.',
        en: 'A sensor that warns 30 seconds before foaming over and can be steam-sterilised.',
      },
      constraints: {
        de: '- Einbau in vorhandene Stutzen\n- Kein Kontakt zum Medium nötig',
        en: '- Fits existing ports\n- No contact with the medium needed',
      },
      successMeasure: {
        de: 'Zwanzig Fermentationen ohne Fehlalarm.',
        en: 'Twenty fermentations without a false alarm.',
      },
      topic: 'bioprocess',
      criteria: [
        { name: { de: 'Zuverlässigkeit', en: 'Reliability' }, weight: 70 },
        { name: { de: 'Einbau', en: 'Fitting' }, weight: 30 },
      ],
      reward: { kind: 'money', amount: euros(12_000) },
      rightsModel: 'licence',
      termsBlanks: { licenceField: { de: 'Bioprozesstechnik', en: 'bioprocessing' } },
      eligibility: { kind: 'everyone' },
      seekerNamed: true,
    },
  },
];
